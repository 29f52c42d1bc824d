package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;
import static dev.hawser.peering.PlannedStep.Action.REPLACE;
import static dev.hawser.peering.PlannedStep.Action.WAIT;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.PeerNetworks;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The networking part of a plan: which cluster listens, which one dials, and what exists already.
 */
record NetworkPlan(
    ClusterId server,
    ClusterId client,
    GatewayOptions options,
    List<PlannedStep> steps,
    List<String> notes) {

  /** Empty if it is refused. */
  static Optional<NetworkPlan> of(PeerRequest request, PairState state, Refusals refusals) {
    var options = request.gatewayOrDefaults();
    var pair = state.pair();
    var requested =
        options.serverLocation() == GatewayOptions.Location.CONSUMER
            ? pair.consumer()
            : pair.provider();
    var server = state.server().orElse(requested);
    var notes = new ArrayList<String>();
    if (!server.equals(requested)) {
      notes.add(
          "the tunnel with its server on " + server + " is used; gateway options do not apply");
      options = GatewayOptions.DEFAULTS;
    }
    var asked = options;
    var completed =
        refusals.part(() -> completed(asked, state.gateway(server, GatewayRole.SERVER), request));
    var gateway =
        completed.flatMap(
            all -> refusals.part(() -> server(state, server, all, request.replaceGateway())));
    var configurations = configurations(state, refusals);
    if (gateway.isEmpty() || configurations.size() < 2) return Optional.empty();
    var steps = new ArrayList<>(configurations);
    steps.addAll(gateways(state, gateway.get(), pair.other(server), completed.get()));
    steps.forEach(
        step -> refusals.pass(() -> GatewayTemplates.require(state, step, completed.get())));
    return Optional.of(
        new NetworkPlan(
            server, pair.other(server), completed.get(), List.copyOf(steps), List.copyOf(notes)));
  }

  /** Whether the gateway server is created or replaced, so that nothing is known of it yet. */
  boolean writesServer() {
    return steps.stream().anyMatch(step -> step.step() == Step.SERVER && step.writes());
  }

  /** The last step: the client sees the tunnel up. */
  PlannedStep awaitingConnection() {
    return new PlannedStep(Step.TUNNEL, client, WAIT, "");
  }

  /** One for each cluster, unless it is refused. */
  private static List<PlannedStep> configurations(PairState state, Refusals refusals) {
    return Stream.of(
            refusals.part(() -> configuration(state.consumer(), state.provider())),
            refusals.part(() -> configuration(state.provider(), state.consumer())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<PlannedStep> gateways(
      PairState state, PlannedStep server, ClusterId client, GatewayOptions options) {
    return List.of(server, client(state, server, client, options), trust(state, server, client));
  }

  /** A gateway that is replaced keeps the settings that the request does not change. */
  private static GatewayOptions completed(
      GatewayOptions requested, @Nullable GatewayView existing, PeerRequest request) {
    if (existing == null || !request.replaceGateway()) return requested;
    if (differences(existing, requested).isEmpty()) return requested;
    try {
      return merged(requested, existing);
    } catch (InvalidFieldException e) {
      throw refuse(
          FailureType.CONFLICT,
          "the existing gateway server has a setting that can't be kept: " + e.getMessage());
    }
  }

  private static GatewayOptions merged(GatewayOptions requested, GatewayView existing) {
    var type = requested.serviceType() == null ? existing.serviceType() : requested.serviceType();
    boolean sameType = type == existing.serviceType();
    return new GatewayOptions(
        requested.serverLocation(),
        type,
        requested.port() == null ? existing.port() : requested.port(),
        requested.nodePort() == null && sameType ? existing.nodePort() : requested.nodePort(),
        requested.loadBalancerIp() == null && sameType
            ? existing.loadBalancerIp()
            : requested.loadBalancerIp(),
        requested.clientAddress(),
        requested.clientPort(),
        requested.mtu() == null ? existing.mtu() : requested.mtu());
  }

  private static @Nullable String word(GatewayOptions.@Nullable ServiceType type) {
    return type == null ? null : type.word();
  }

  /**
   * A cluster's networks as its peer is configured with them: releases before 1.2 know one pod
   * network.
   */
  static Cidrs announced(ClusterView of, ClusterView to) {
    if (of.installation().cidrs() == null) {
      throw refuse(
          FailureType.LIQO_NOT_FOUND,
          "Liqo on "
              + of.cluster()
              + " has not settled its pod and external networks yet: look at its Networks with"
              + " kubectl get networks.ipam.liqo.io -n liqo");
    }
    requireAcceptable(of, to);
    boolean several =
        LiqoVersion.of(to, of).map(version -> !version.isBefore(1, 2, 0)).orElse(true);
    return several
        ? of.installation().cidrs()
        : new Cidrs(
            of.installation().cidrs().pod().subList(0, 1), of.installation().cidrs().external());
  }

  /** Before the first write; the worker of the other cluster refuses them again. */
  private static void requireAcceptable(ClusterView of, ClusterView to) {
    if (of.installation().cidrs() == null) return;
    try {
      PeerNetworks.require(of.installation().cidrs());
    } catch (InvalidFieldException e) {
      throw refuse(
          FailureType.INVALID_VALUE,
          to.cluster()
              + " does not accept the networks of "
              + of.cluster()
              + ": "
              + e.getMessage());
    }
  }

  private static PlannedStep configuration(ClusterView view, ClusterView peer) {
    var wanted = announced(peer, view);
    var existing = view.network().configuration();
    if (existing == null) return new PlannedStep(Step.CONFIGURATION, view.cluster(), CREATE, "");
    boolean same = wanted.equals(existing.peer());
    return new PlannedStep(Step.CONFIGURATION, view.cluster(), same ? ADOPT : CHANGE, "");
  }

  private static PlannedStep server(
      PairState state, ClusterId server, GatewayOptions options, boolean replace) {
    var existing = state.gateway(server, GatewayRole.SERVER);
    if (existing == null) {
      if (state.view(server).network().gateway() != null) {
        throw refuse(
            FailureType.CONFLICT,
            "both " + server + " and its peer run a gateway client: remove one of them");
      }
      return new PlannedStep(Step.SERVER, server, CREATE, "");
    }
    var differences = differences(existing, options);
    if (differences.isEmpty()) return new PlannedStep(Step.SERVER, server, ADOPT, "");
    if (replace) return new PlannedStep(Step.SERVER, server, REPLACE, "");
    throw refuse(
        FailureType.CONFLICT,
        "the existing gateway server on %s differs (%s) and would have to be replaced, which cuts the tunnel: leave these options out, or set replaceGateway"
            .formatted(server, String.join(", ", differences)));
  }

  private static List<String> differences(GatewayView existing, GatewayOptions options) {
    var differences = new ArrayList<String>();
    compare(differences, "serviceType", word(existing.serviceType()), word(options.serviceType()));
    compare(differences, "port", existing.port(), options.port());
    compare(differences, "nodePort", existing.nodePort(), options.nodePort());
    compare(differences, "loadBalancerIp", existing.loadBalancerIp(), options.loadBalancerIp());
    compare(differences, "mtu", existing.mtu(), options.mtu());
    return differences;
  }

  private static void compare(
      List<String> differences, String field, @Nullable Object is, @Nullable Object requested) {
    if (requested != null && !requested.equals(is))
      differences.add(field + " is " + is + ", requested " + requested);
  }

  private static PlannedStep client(
      PairState state, PlannedStep server, ClusterId client, GatewayOptions options) {
    var existing = state.gateway(client, GatewayRole.CLIENT);
    if (existing == null) return new PlannedStep(Step.CLIENT, client, CREATE, "");
    if (server.writes()) return new PlannedStep(Step.CLIENT, client, CHANGE, "");
    var gatewayServer = state.gateway(server.cluster(), GatewayRole.SERVER);
    boolean dials =
        gatewayServer != null
            && gatewayServer.endpoint() != null
            && options.dialledBy(gatewayServer.endpoint()).equals(existing.endpoint());
    boolean trusts =
        gatewayServer != null && Objects.equals(existing.peerKey(), gatewayServer.publicKey());
    return new PlannedStep(Step.CLIENT, client, dials && trusts ? ADOPT : CHANGE, "");
  }

  private static PlannedStep trust(PairState state, PlannedStep server, ClusterId client) {
    if (server.writes()) return new PlannedStep(Step.TUNNEL, server.cluster(), CREATE, "");
    var gatewayServer = state.gateway(server.cluster(), GatewayRole.SERVER);
    var gatewayClient = state.gateway(client, GatewayRole.CLIENT);
    boolean trusts =
        gatewayServer != null
            && gatewayClient != null
            && gatewayClient.publicKey() != null
            && gatewayClient.publicKey().equals(gatewayServer.peerKey());
    boolean adopted = gatewayServer != null && gatewayServer.peerKey() != null;
    return new PlannedStep(
        Step.TUNNEL, server.cluster(), trusts ? ADOPT : adopted ? CHANGE : CREATE, "");
  }
}
