package dev.hawser.starter.status;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.Role;
import dev.hawser.peering.Inspection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What both sides together say a peering consists of: whatever one side has, the other one needs
 * too. It holds for peerings of every client, since it looks at Liqo's objects alone.
 *
 * @param consumer null when it did not answer
 * @param provider null when it did not answer
 */
record PairFacts(@Nullable ClusterView consumer, @Nullable ClusterView provider) {
  static PairFacts of(Inspection inspection) {
    return new PairFacts(inspection.consumer(), inspection.provider());
  }

  /** Whether an identity of this direction exists on either side. */
  boolean isAuthenticated() {
    return (provider != null && !provider.hasNoIdentity(Role.PROVIDER))
        || (consumer != null && !consumer.hasNoIdentity(Role.CONSUMER));
  }

  /** Whether resources were asked for: a slice, a virtual node. */
  boolean isOffloading() {
    return consumer != null
        && (consumer.offloading().slice() != null
            || consumer.offloading().node() != null
            || hasVirtualNode());
  }

  /** Whether the tunnel is this peering's: the reverse peering may use one too. */
  boolean isNetworked() {
    return sides().anyMatch(view -> view.network().exists())
        && (isAuthenticated() || !isReversePeered());
  }

  /** Whether the peering exists in the other direction. */
  boolean isReversePeered() {
    return (consumer != null && consumer.authentication().tenant() != null)
        || (provider != null && !provider.consumerObjects().isEmpty());
  }

  boolean hasVirtualNode() {
    return consumer != null
        && consumer.consumerObjects().stream().anyMatch(found -> found.isKind("VirtualNode"));
  }

  /** Whether a Node should appear. */
  boolean expectsNode() {
    if (consumer == null) return false;
    var slice = consumer.offloading().slice();
    return hasVirtualNode() || (slice != null && slice.createVirtualNode());
  }

  /** The part of that side in the tunnel; where it has no gateway, by the other side's. */
  @Nullable GatewayRole gatewayRole(Role side) {
    var own = gateway(side);
    if (own != null) return own.role();
    var other = gateway(side.other());
    if (other == null) return null;
    return other.role() == GatewayRole.SERVER ? GatewayRole.CLIENT : GatewayRole.SERVER;
  }

  private @Nullable GatewayView gateway(Role side) {
    var view = side == Role.CONSUMER ? consumer : provider;
    return view == null ? null : view.network().gateway();
  }

  private Stream<ClusterView> sides() {
    return Stream.concat(Stream.ofNullable(consumer), Stream.ofNullable(provider));
  }
}
