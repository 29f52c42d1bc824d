package dev.hawser.peering.saga;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.OffloadingActivities.Node;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.Role;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.plan.PeerPlan;
import dev.hawser.peering.plan.Tunnel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results that a Peer run returns. */
final class PeeringResults {
  private PeeringResults() {}

  /**
   * A peering that was made, or completed.
   *
   * @param notes what the run noticed on the way
   */
  static PeeringResult made(
      PeerPlan plan,
      Optional<Tunnel> tunnel,
      Optional<SliceDecision> slice,
      Optional<Node> node,
      List<String> notes) {
    var all = new ArrayList<>(plan.notes());
    all.addAll(notes);
    slice
        .map(SliceDecision::unusable)
        .ifPresent(why -> all.add("offloading is not usable, because " + why));
    return new PeeringResult(
        plan.pair().consumer(),
        plan.pair().provider(),
        plan.writes(),
        node.map(Node::name).orElse(null),
        tunnel.map(Tunnel::endpoint).orElse(null),
        tunnel.map(Tunnel::consumerMapping).orElse(null),
        tunnel.map(Tunnel::providerMapping).orElse(null),
        slice.map(SliceDecision::granted).orElse(Map.of()),
        all);
  }

  /** A peering that was there before. */
  static PeeringResult found(PeerPlan plan) {
    var consumer = plan.state().consumer();
    var slice = plan.offloads() ? consumer.offloading().slice() : null;
    var node = plan.wantsNode() ? consumer.offloading().node() : null;
    var all = new ArrayList<>(plan.notes());
    all.add("everything exists already: nothing was written");
    return new PeeringResult(
        plan.pair().consumer(),
        plan.pair().provider(),
        false,
        node == null ? null : node.name(),
        endpoint(plan),
        mapped(plan, Role.CONSUMER),
        mapped(plan, Role.PROVIDER),
        slice == null ? Map.of() : slice.granted(),
        all);
  }

  private static @Nullable Endpoint endpoint(PeerPlan plan) {
    if (!plan.has(LiqoModule.NETWORKING)) return null;
    var gateway = plan.state().gateway(plan.server(), GatewayRole.SERVER);
    return gateway == null ? null : gateway.endpoint();
  }

  private static @Nullable Cidrs mapped(PeerPlan plan, Role role) {
    var configuration = plan.state().view(role).network().configuration();
    return configuration == null || !plan.has(LiqoModule.NETWORKING)
        ? null
        : configuration.mapped();
  }
}
