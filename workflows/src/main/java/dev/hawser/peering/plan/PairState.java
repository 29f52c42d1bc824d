package dev.hawser.peering.plan;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Role;
import dev.hawser.peering.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both clusters showed before anything was written. */
public record PairState(Pair pair, ClusterView consumer, ClusterView provider, Instant now) {

  /** One cluster's part in a run with that label. */
  public ActivityScope scope(Role role, String run, Duration patience) {
    var view = view(role);
    return new ActivityScope(
        view.cluster(),
        pair.other(view.cluster()),
        role,
        view.installation().uid(),
        view.namespace(),
        run,
        patience);
  }

  public ClusterView view(ClusterId cluster) {
    return cluster.equals(pair.consumer()) ? consumer : provider;
  }

  public ClusterView view(Role role) {
    return role == Role.CONSUMER ? consumer : provider;
  }

  /**
   * What shows a peering the other way round, computed from its own objects: a ForeignCluster's
   * role goes stale without any error.
   */
  public List<ObjectReference> reverse() {
    return reverse(consumer, provider);
  }

  /**
   * Whether the consumer has objects whose copies on the provider it may not delete: without the
   * Tenant and its permissions Liqo tries that forever.
   */
  boolean lacksDeletePermission() {
    if (!consumer.authentication().stuckCredentials().isEmpty()) return true;
    var tenant = provider.authentication().tenant();
    boolean permissions = tenant != null && !tenant.permissionsMissing();
    return !permissions && !consumer.hasNoIdentity(Role.CONSUMER);
  }

  static List<ObjectReference> reverse(ClusterView consumer, ClusterView provider) {
    var signs = new ArrayList<ObjectReference>();
    if (consumer.authentication().tenant() != null) {
      signs.add(
          new ObjectReference(
              "Tenant", consumer.namespace(), provider.cluster().value(), consumer.cluster()));
    }
    provider.consumerObjects().forEach(sign -> signs.add(sign.on(provider.cluster())));
    return signs;
  }

  /** The cluster that runs the gateway server of the tunnel that exists; empty without a tunnel. */
  Optional<ClusterId> server() {
    return roleOf(consumer, GatewayRole.SERVER)
        .or(() -> roleOf(provider, GatewayRole.SERVER))
        .or(() -> roleOf(consumer, GatewayRole.CLIENT).map(pair::other))
        .or(() -> roleOf(provider, GatewayRole.CLIENT).map(pair::other));
  }

  /** The gateway of that cluster, in that role; null when there is none. */
  public @Nullable GatewayView gateway(ClusterId cluster, GatewayRole role) {
    var gateway = view(cluster).network().gateway();
    return gateway != null && gateway.role() == role ? gateway : null;
  }

  private static Optional<ClusterId> roleOf(ClusterView view, GatewayRole role) {
    return Optional.ofNullable(view.network().gateway())
        .filter(gateway -> gateway.role() == role)
        .map(gateway -> view.cluster());
  }
}
