package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;
import static dev.hawser.peering.PlannedStep.Action.REPLACE;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.TemplateGap;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The networking part of a plan: who listens, who dials, and what of it is there already. */
record NetworkPlan(
    ClusterId server,
    ClusterId client,
    GatewayOptions options,
    List<PlannedStep> steps,
    List<String> notes) {

  static NetworkPlan of(PeerRequest request, PairState state) {
    var options = request.gatewayOrDefaults();
    var pair = state.pair();
    var asked =
        options.serverLocation() == GatewayOptions.Location.CONSUMER
            ? pair.consumer()
            : pair.provider();
    var server = state.server().orElse(asked);
    var notes = new ArrayList<String>();
    if (!server.equals(asked)) {
      notes.add(
          "the tunnel with its server on " + server + " is used; gateway options do not apply");
      options = GatewayOptions.DEFAULTS;
    }
    var client = pair.other(server);
    options = completed(options, state.gateway(server, GatewayRole.SERVER), request);
    var door = server(state, server, options, request.replacesGateway());
    var steps =
        List.of(
            configuration(state.consumer(), state.provider()),
            configuration(state.provider(), state.consumer()),
            door,
            client(state, door, client, options),
            trust(state, door, client));
    requireTemplates(state, steps, options);
    return new NetworkPlan(server, client, options, steps, notes);
  }

  /** A gateway that is replaced keeps what was not asked to change. */
  private static GatewayOptions completed(
      GatewayOptions asked, @Nullable GatewayView there, PeerRequest request) {
    if (there == null || !request.replacesGateway()) return asked;
    if (differences(there, asked).isEmpty()) return asked;
    var type = asked.serviceType() == null ? type(there) : asked.serviceType();
    boolean sameType = type == type(there);
    return new GatewayOptions(
        asked.serverLocation(),
        type,
        asked.port() == null ? there.port() : asked.port(),
        asked.nodePort() == null && sameType ? there.nodePort() : asked.nodePort(),
        asked.loadBalancerIp() == null && sameType
            ? there.loadBalancerIp()
            : asked.loadBalancerIp(),
        asked.clientAddress(),
        asked.clientPort(),
        asked.mtu() == null ? there.mtu() : asked.mtu());
  }

  private static GatewayOptions.@Nullable ServiceType type(GatewayView there) {
    for (var type : GatewayOptions.ServiceType.values()) {
      if (type.word().equals(there.serviceType())) return type;
    }
    return null;
  }

  /** A cluster's own networks. */
  static Cidrs own(ClusterView of) {
    return announced(of, of);
  }

  /** What the peer is told of a cluster: releases before 1.2 know one pod network only. */
  static Cidrs announced(ClusterView of, ClusterView to) {
    if (of.installation().cidrs() == null) {
      throw refuse(
          FailureType.LIQO_NOT_FOUND,
          "Liqo on "
              + of.cluster()
              + " has not settled its pod and external networks yet: look at its Networks with"
              + " kubectl get networks.ipam.liqo.io -n liqo");
    }
    boolean several =
        LiqoVersion.parse(to.installation().version())
            .or(() -> LiqoVersion.parse(of.installation().version()))
            .map(version -> !version.isBefore(1, 2, 0))
            .orElse(true);
    return several
        ? of.installation().cidrs()
        : new Cidrs(
            of.installation().cidrs().pod().subList(0, 1), of.installation().cidrs().external());
  }

  private static PlannedStep configuration(ClusterView view, ClusterView peer) {
    var wanted = announced(peer, view);
    var there = view.network().configuration();
    if (there == null) return new PlannedStep(Step.CONFIGURATION, view.cluster(), CREATE, "");
    boolean same = wanted.equals(there.peer());
    return new PlannedStep(
        Step.CONFIGURATION,
        view.cluster(),
        same ? ADOPT : CHANGE,
        same ? "" : "to " + wanted.pod());
  }

  private static PlannedStep server(
      PairState state, ClusterId server, GatewayOptions options, boolean replace) {
    var there = state.gateway(server, GatewayRole.SERVER);
    if (there == null) {
      if (state.view(server).network().gateway() != null) {
        throw refuse(
            FailureType.CONFLICT,
            "both " + server + " and its peer run a gateway client: remove one of them");
      }
      return new PlannedStep(Step.SERVER, server, CREATE, "");
    }
    var differences = differences(there, options);
    if (differences.isEmpty()) return new PlannedStep(Step.SERVER, server, ADOPT, "");
    if (replace)
      return new PlannedStep(Step.SERVER, server, REPLACE, String.join(", ", differences));
    throw refuse(
        FailureType.CONFLICT,
        "the living gateway server on %s differs (%s) and would have to be replaced, which cuts the tunnel: leave these options out, or set replaceGateway"
            .formatted(server, String.join(", ", differences)));
  }

  private static List<String> differences(GatewayView there, GatewayOptions options) {
    var differences = new ArrayList<String>();
    var type = options.serviceType() == null ? null : options.serviceType().word();
    compare(differences, "serviceType", there.serviceType(), type);
    compare(differences, "port", there.port(), options.port());
    compare(differences, "nodePort", there.nodePort(), options.nodePort());
    compare(differences, "loadBalancerIp", there.loadBalancerIp(), options.loadBalancerIp());
    compare(differences, "mtu", there.mtu(), options.mtu());
    return differences;
  }

  private static void compare(
      List<String> differences, String field, @Nullable Object is, @Nullable Object asked) {
    if (asked != null && !asked.equals(is))
      differences.add(field + " is " + is + ", asked " + asked);
  }

  private static PlannedStep client(
      PairState state, PlannedStep server, ClusterId client, GatewayOptions options) {
    var there = state.gateway(client, GatewayRole.CLIENT);
    if (there == null) return new PlannedStep(Step.CLIENT, client, CREATE, "");
    if (server.writes()) return new PlannedStep(Step.CLIENT, client, CHANGE, "dial the new server");
    var door = state.gateway(server.cluster(), GatewayRole.SERVER);
    boolean dials =
        door != null
            && door.endpoint() != null
            && options.dialledBy(door.endpoint()).equals(there.endpoint());
    boolean trusts = door != null && Objects.equals(there.peerKey(), door.publicKey());
    return new PlannedStep(
        Step.CLIENT,
        client,
        dials && trusts ? ADOPT : CHANGE,
        dials ? "" : "dial the server's address");
  }

  private static PlannedStep trust(PairState state, PlannedStep server, ClusterId client) {
    if (server.writes()) return new PlannedStep(Step.TUNNEL, server.cluster(), CREATE, "");
    var door = state.gateway(server.cluster(), GatewayRole.SERVER);
    var dialler = state.gateway(client, GatewayRole.CLIENT);
    boolean trusts =
        door != null
            && dialler != null
            && dialler.publicKey() != null
            && dialler.publicKey().equals(door.peerKey());
    boolean adopted = door != null && door.peerKey() != null;
    return new PlannedStep(
        Step.TUNNEL, server.cluster(), trusts ? ADOPT : adopted ? CHANGE : CREATE, "");
  }

  private static void requireTemplates(
      PairState state, List<PlannedStep> steps, GatewayOptions options) {
    for (var step : steps) {
      if (step.step() == Step.SERVER && step.writes())
        requireTemplate(state.view(step.cluster()), "wireguard-server", options);
      if (step.step() == Step.CLIENT && step.action() == CREATE)
        requireTemplate(state.view(step.cluster()), "wireguard-client", GatewayOptions.DEFAULTS);
    }
  }

  private static void requireTemplate(ClusterView view, String template, GatewayOptions options) {
    var gap =
        view.installation().templateGaps().stream()
            .filter(found -> found.template().equals(template))
            .findFirst();
    if (gap.isEmpty()) return;
    if (gap.get().missing()) {
      throw refuse(
          FailureType.LIQO_NOT_FOUND,
          "gateway template "
              + template
              + " is missing in Liqo's namespace on "
              + view.cluster()
              + ": reinstall Liqo there, or create the template");
    }
    requireField(view, gap.get(), TemplateGap.Field.NODE_PORT, "nodePort", options.nodePort());
    requireField(
        view,
        gap.get(),
        TemplateGap.Field.LOAD_BALANCER_IP,
        "loadBalancerIp",
        options.loadBalancerIp());
  }

  private static void requireField(
      ClusterView view,
      TemplateGap gap,
      TemplateGap.Field field,
      String option,
      @Nullable Object asked) {
    if (asked == null || !gap.unsupported().contains(field)) return;
    throw refuse(
        FailureType.CONFLICT,
        "gateway template "
            + gap.template()
            + " on "
            + view.cluster()
            + " has no place for a "
            + field.word()
            + ": leave gateway."
            + option
            + " out");
  }
}
