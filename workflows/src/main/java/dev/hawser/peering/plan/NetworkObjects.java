package dev.hawser.peering.plan;

import dev.hawser.activity.Cidr;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.GatewayRole;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.PlannedStep;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of the steps that make a network. */
record NetworkObjects(PairState state, NetworkPlan plan) {

  PlannedObject configuration(PlannedStep step) {
    var view = state.view(step.cluster());
    var wanted = NetworkPlan.announced(peer(view), view);
    var existing = view.network().configuration();
    var now = existing == null ? null : existing.peer();
    var mapped = existing == null ? null : existing.mapped();
    return ObjectPlan.of(action(step), step.step(), view, "Configuration", peerName(view))
        .field("podCidrs", pods(now), pods(wanted))
        .field("externalCidrs", externals(now), externals(wanted))
        .field("remappedPodCidrs", pods(mapped), mapping(wanted.pod(), view))
        .field("remappedExternalCidrs", externals(mapped), mapping(wanted.external(), view))
        .made();
  }

  PlannedObject server(PlannedStep step) {
    var gateway = new GatewayFields(state, plan);
    return gateway.server(
        ObjectPlan.of(
            action(step),
            step.step(),
            state.view(step.cluster()),
            "GatewayServer",
            gatewayName(step.cluster(), GatewayRole.SERVER)));
  }

  /** The gateway that dials, and the key by which it knows the server. */
  Stream<PlannedObject> client(PlannedStep step) {
    var view = state.view(step.cluster());
    var dialling =
        ObjectPlan.of(
            action(step),
            step.step(),
            view,
            "GatewayClient",
            gatewayName(step.cluster(), GatewayRole.CLIENT));
    var client = new GatewayFields(state, plan).client(dialling);
    var server = state.gateway(plan.server(), GatewayRole.SERVER);
    var known = server == null || plan.writesServer() ? null : server.publicKey();
    return Stream.concat(
        Stream.of(client), key(step, GatewayRole.CLIENT, known, "that of the gateway server"));
  }

  /** The key by which the server knows the client; one of a deleted server is deleted with it. */
  Stream<PlannedObject> trust(PlannedStep step) {
    var client = state.gateway(plan.client(), GatewayRole.CLIENT);
    String known = client == null ? null : client.publicKey();
    return key(step, GatewayRole.SERVER, known, "that of the gateway client");
  }

  private Stream<PlannedObject> key(
      PlannedStep step, GatewayRole role, @Nullable String known, String unknown) {
    var view = state.view(step.cluster());
    var gateway = state.gateway(step.cluster(), role);
    String now = gateway == null ? null : gateway.peerKey();
    var action = action(step);
    if (now == null && action == Action.LEAVE) return Stream.empty();
    if (now == null) action = Action.CREATE;
    else if (action == Action.CREATE) action = Action.REPLACE;
    return Stream.of(
        ObjectPlan.of(action, step.step(), view, "PublicKey", peerName(view))
            .field("publicKey", now, known == null ? unknown : known)
            .madeIfDifferent());
  }

  private String gatewayName(ClusterId cluster, GatewayRole role) {
    var existing = state.gateway(cluster, role);
    return existing == null ? peerName(state.view(cluster)) : existing.name();
  }

  private ClusterView peer(ClusterView view) {
    return state.view(state.pair().other(view.cluster()));
  }

  private String peerName(ClusterView view) {
    return state.pair().other(view.cluster()).value();
  }

  private static Action action(PlannedStep step) {
    return Action.of(step.action());
  }

  private static @Nullable String pods(@Nullable Cidrs networks) {
    return networks == null ? null : CommaList.of(networks.pod());
  }

  private static @Nullable String externals(@Nullable Cidrs networks) {
    return networks == null ? null : CommaList.of(networks.external());
  }

  /** Liqo keeps a network that is free on the cluster, and chooses another one otherwise. */
  private static String mapping(List<String> networks, ClusterView view) {
    return networks.stream()
        .map(network -> mapping(network, view))
        .collect(Collectors.joining(", "));
  }

  private static String mapping(String network, ClusterView view) {
    var own = view.installation().cidrs();
    if (own == null) return "chosen by Liqo";
    return Stream.concat(own.pod().stream(), own.external().stream())
        .filter(used -> Cidr.parse(used).overlaps(Cidr.parse(network)))
        .findFirst()
        .map(used -> "chosen by Liqo, as " + view.cluster() + " itself uses " + used)
        .orElse(network + " if it is free on " + view.cluster());
  }
}
