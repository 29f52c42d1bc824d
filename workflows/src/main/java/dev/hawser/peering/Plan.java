package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;
import static dev.hawser.peering.PlannedStep.Action.WAIT;

import dev.hawser.cluster.AuthenticationActivities.Admission;
import dev.hawser.cluster.AuthenticationActivities.Credentials;
import dev.hawser.cluster.AuthenticationActivities.Grant;
import dev.hawser.cluster.AuthenticationActivities.Proof;
import dev.hawser.cluster.ClusterId;
import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.GatewayOptions;
import dev.hawser.cluster.GatewayRole;
import dev.hawser.cluster.NetworkActivities.Client;
import dev.hawser.cluster.NetworkActivities.Configuration;
import dev.hawser.cluster.NetworkActivities.Door;
import dev.hawser.cluster.NetworkActivities.Server;
import dev.hawser.cluster.OffloadingActivities.Request;
import dev.hawser.cluster.OffloadingActivities.Slice;
import dev.hawser.cluster.ResourceOptions;
import dev.hawser.cluster.Role;
import dev.hawser.cluster.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a peering will do: a pure function of the request and of what both clusters showed. It has
 * refused what must be refused, and knows of each step whether it writes.
 */
record Plan(
    PeerRequest request,
    Situation situation,
    Set<Module> modules,
    @Nullable NetworkPlan network,
    List<PlannedStep> steps,
    List<String> notes) {

  /**
   * @throws io.temporal.failure.ApplicationFailure why this can't be done
   */
  static Plan of(PeerRequest request, Situation situation) {
    Refusals.sameCluster(situation);
    Refusals.terminatingNamespace(situation.consumer());
    Refusals.terminatingNamespace(situation.provider());
    Refusals.rights(situation);
    var notes =
        new ArrayList<>(
            Refusals.versions(situation, Boolean.TRUE.equals(request.allowVersionSkew())));
    var modules = request.modulesOrAll();
    var steps = new ArrayList<PlannedStep>();
    NetworkPlan network = null;
    if (modules.contains(Module.NETWORKING)) {
      network = NetworkPlan.of(request, situation);
      steps.addAll(network.steps());
      steps.add(new PlannedStep(Step.TUNNEL, network.client(), WAIT, ""));
      notes.addAll(network.notes());
    }
    if (modules.contains(Module.AUTHENTICATION)) {
      var authentication = AuthenticationPlan.of(request, situation);
      steps.addAll(authentication.steps());
      notes.addAll(authentication.notes());
    }
    if (modules.contains(Module.OFFLOADING)) {
      steps.addAll(offloading(request, situation, modules));
      if (isDrained(situation))
        notes.add("offloading is not usable, because " + TenantRefusals.setBack(situation));
    }
    return new Plan(request, situation, modules, network, List.copyOf(steps), List.copyOf(notes));
  }

  private static List<PlannedStep> offloading(
      PeerRequest request, Situation situation, Set<Module> modules) {
    var consumer = situation.pair().consumer();
    var identity = situation.consumer().identity();
    TenantRefusals.unusable(request, situation);
    if (isDrained(situation)) return List.of();
    if (!modules.contains(Module.AUTHENTICATION) && (identity == null || !identity.complete())) {
      throw refuse(
          FailureType.Conflict,
          situation.pair()
              + " is not authenticated, and offloading needs that: add the module authentication");
    }
    if (!modules.contains(Module.AUTHENTICATION)) TenantRefusals.tenantWithoutRights(situation);
    var steps = new ArrayList<PlannedStep>();
    steps.add(slice(request.resourcesOrDefaults(), situation));
    if (resources(request, situation).wantsVirtualNode()) {
      Refusals.foreignNode(situation.consumer());
      steps.add(new PlannedStep(Step.NODE, consumer, WAIT, ""));
    }
    return steps;
  }

  /** A drained tenant has no rights: no slice of it would ever be answered. */
  private static boolean isDrained(Situation situation) {
    var tenant = situation.provider().tenant();
    return tenant != null && tenant.drained();
  }

  private static PlannedStep slice(ResourceOptions options, Situation situation) {
    var there = situation.consumer().slice();
    var consumer = situation.pair().consumer();
    if (there == null) return new PlannedStep(Step.SLICE, consumer, CREATE, "");
    boolean sameClass =
        options.sliceClass() == null || options.sliceClass().equals(there.sliceClass());
    boolean sameResources = options.quantities() == null || options.asks(there.requested());
    boolean sameNode =
        options.createVirtualNode() == null
            || options.createVirtualNode() == there.createVirtualNode();
    boolean same = sameClass && sameResources && sameNode && !there.terminating();
    return new PlannedStep(
        Step.SLICE,
        consumer,
        same ? ADOPT : CHANGE,
        same ? "" : "from " + there.requested() + " to " + options.requested());
  }

  Pair pair() {
    return situation.pair();
  }

  boolean has(Module module) {
    return modules.contains(module);
  }

  boolean writes() {
    return steps.stream().anyMatch(PlannedStep::writes);
  }

  /** Everything is there, connected, accepted and Ready: nothing to do, nothing to wait for. */
  boolean isDone() {
    return !writes() && isConnected() && isOffloading();
  }

  private boolean isConnected() {
    if (network == null) return true;
    return isConnected(network.server(), GatewayRole.SERVER)
        && isConnected(network.client(), GatewayRole.CLIENT);
  }

  private boolean isConnected(ClusterId cluster, GatewayRole role) {
    var gateway = situation.gateway(cluster, role);
    return gateway != null && gateway.connected();
  }

  /** Whether there is anything to ask the provider for. */
  boolean offloads() {
    return has(Module.OFFLOADING) && !isDrained(situation);
  }

  private boolean isOffloading() {
    if (!offloads()) return true;
    var slice = situation.consumer().slice();
    boolean accepted =
        slice != null
            && "Accepted".equals(slice.authentication())
            && "Accepted".equals(slice.resources());
    var node = situation.consumer().node();
    return accepted && (!wantsNode() || (node != null && node.ready()));
  }

  boolean wantsNode() {
    return has(Module.OFFLOADING) && steps.stream().anyMatch(step -> step.step() == Step.NODE);
  }

  Scope scope(Role role, String run) {
    var view = situation.view(role);
    return new Scope(
        view.cluster(),
        pair().other(view.cluster()),
        role,
        view.uid(),
        view.namespace(),
        run,
        request.patience());
  }

  private PlannedStep.Action action(Step step, ClusterId cluster) {
    return steps.stream()
        .filter(planned -> planned.step() == step && planned.cluster().equals(cluster))
        .findFirst()
        .map(PlannedStep::action)
        .orElse(WAIT);
  }

  Configuration configuration(Side side) {
    var scope = side.scope();
    return new Configuration(
        scope,
        NetworkPlan.own(situation.view(scope.cluster())),
        NetworkPlan.announced(situation.view(scope.peer()), situation.view(scope.cluster())));
  }

  Server server(Side side) {
    var action = action(Step.SERVER, side.id());
    return new Server(
        side.scope(), gatewayOptions(), action == ADOPT, action == PlannedStep.Action.REPLACE);
  }

  Client client(Side side, Door door) {
    return new Client(
        side.scope(), gatewayOptions(), door, action(Step.CLIENT, side.id()) == ADOPT);
  }

  private GatewayOptions gatewayOptions() {
    return network == null ? GatewayOptions.DEFAULTS : network.options();
  }

  /** Whether the identity can only be made once the tunnel carries it. */
  boolean needsTunnelFirst() {
    return has(Module.NETWORKING)
        && Boolean.TRUE.equals(request.inBand())
        && request.proxyUrl() == null;
  }

  static boolean decidesProxy(PeerRequest request) {
    return request.proxyUrl() != null || Boolean.TRUE.equals(request.inBand());
  }

  /**
   * What the provider is told of the consumer.
   *
   * @param inBand the tunnel that carries the identity, where it does
   */
  Admission admission(Side side, Proof proof, Optional<Tunnel> inBand) {
    boolean rawKey =
        LiqoVersion.parse(situation.provider().version())
            .or(() -> LiqoVersion.parse(situation.consumer().version()))
            .map(version -> version.isBefore(1, 0, 2))
            .orElse(false);
    boolean repair = Boolean.TRUE.equals(request.repair());
    return new Admission(side.scope(), proof, rawKey, proxyUrl(inBand), repair);
  }

  /** Whether an earlier unpeer's credentials are stuck in deletion, and may be helped out. */
  boolean repairsCredentials() {
    return Boolean.TRUE.equals(request.repair()) && !situation.consumer().stuck().isEmpty();
  }

  Credentials credentials(Side side, Grant grant) {
    return new Credentials(side.scope(), grant, repairsCredentials());
  }

  private @Nullable String proxyUrl(Optional<Tunnel> inBand) {
    if (request.proxyUrl() != null) return request.proxyUrl();
    var tenant = situation.provider().tenant();
    if (!Boolean.TRUE.equals(request.inBand())) return tenant == null ? null : tenant.proxyUrl();
    return inBand
        .map(tunnel -> InBand.proxyUrl(situation.provider(), tunnel.consumerMapping()))
        .orElseThrow(
            () ->
                refuse(
                    FailureType.Conflict,
                    "inBand needs the network between " + pair() + ": add the module networking"));
  }

  ClusterId server() {
    return network == null ? pair().provider() : network.server();
  }

  ClusterId client() {
    return pair().other(server());
  }

  Request slice(Side side) {
    var tenant = situation.provider().tenant();
    boolean cordoned = tenant != null && !tenant.active();
    return new Request(side.scope(), resources(request, situation), cordoned);
  }

  /** Whether there shall be a virtual node is, unasked, what the living slice says. */
  private static ResourceOptions resources(PeerRequest request, Situation situation) {
    var asked = request.resourcesOrDefaults();
    var living = situation.consumer().slice();
    if (asked.createVirtualNode() != null || living == null) return asked;
    return new ResourceOptions(asked.sliceClass(), living.createVirtualNode(), asked.quantities());
  }

  Sides.Claiming claiming() {
    return new Sides.Claiming(writes(), Boolean.TRUE.equals(request.takeOver()), true);
  }

  /**
   * The virtual node to wait for; empty when none can come of the slice.
   *
   * @throws io.temporal.failure.ApplicationFailure ResourcesDenied when a usable node is required
   */
  Optional<String> expectedNode(Optional<Slice> slice) {
    String unusable = slice.map(Slice::unusable).orElse("");
    if (!unusable.isEmpty() && Boolean.TRUE.equals(request.requireReady())) {
      throw refuse(FailureType.ResourcesDenied, "offloading is not usable, because " + unusable);
    }
    return slice.filter(accepted -> wantsNode() && unusable.isEmpty()).map(Slice::name);
  }
}
