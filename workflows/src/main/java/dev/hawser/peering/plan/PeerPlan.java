package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;
import static dev.hawser.peering.PlannedStep.Action.WAIT;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities.IdentityInput;
import dev.hawser.activity.AuthenticationActivities.Proof;
import dev.hawser.activity.AuthenticationActivities.TenantCredentials;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.OffloadingActivities.SliceInput;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a peering will do: a pure function of the request and of what both clusters showed. It has
 * refused what must be refused, and knows of each step whether it writes.
 */
public record PeerPlan(
    PeerRequest request,
    PairState state,
    Set<LiqoModule> modules,
    @Nullable NetworkPlan network,
    List<PlannedStep> steps,
    List<String> notes) {

  /**
   * The peering that the request asks for, in this state of the pair.
   *
   * @throws io.temporal.failure.ApplicationFailure why it is refused
   */
  public static PeerPlan of(PeerRequest request, PairState state) {
    PairRefusals.workers(state);
    PairRefusals.sameCluster(state);
    PolicyRefusals.request(request, state);
    PairRefusals.terminatingNamespace(state.consumer());
    PairRefusals.terminatingNamespace(state.provider());
    PermissionRefusals.reads(request, state);
    var notes = new ArrayList<>(PairRefusals.versions(state, request.allowVersionSkew()));
    var modules = request.modulesOrAll();
    var steps = new ArrayList<PlannedStep>();
    NetworkPlan network = null;
    if (modules.contains(LiqoModule.NETWORKING)) {
      network = NetworkPlan.of(request, state);
      PolicyRefusals.network(network, state);
      steps.addAll(network.steps());
      steps.add(new PlannedStep(Step.TUNNEL, network.client(), WAIT, ""));
      notes.addAll(network.notes());
    }
    if (modules.contains(LiqoModule.AUTHENTICATION)) {
      PolicyRefusals.authentication(state);
      var authentication = AuthenticationPlan.of(request, state);
      steps.addAll(authentication.steps());
      notes.addAll(authentication.notes());
    }
    if (modules.contains(LiqoModule.OFFLOADING)) {
      PolicyRefusals.offloading(request, state);
      steps.addAll(offloading(request, state, modules));
      if (isDrained(state))
        notes.add("offloading is not usable, because " + TenantRefusals.cordonedOrDrained(state));
    }
    PermissionRefusals.steps(request, state, steps);
    return new PeerPlan(request, state, modules, network, List.copyOf(steps), List.copyOf(notes));
  }

  private static List<PlannedStep> offloading(
      PeerRequest request, PairState state, Set<LiqoModule> modules) {
    var consumer = state.pair().consumer();
    var identity = state.consumer().authentication().identity();
    TenantRefusals.unusable(request, state);
    if (isDrained(state)) return List.of();
    if (!modules.contains(LiqoModule.AUTHENTICATION)
        && (identity == null || !identity.complete())) {
      throw refuse(
          FailureType.CONFLICT,
          state.pair()
              + " is not authenticated, and offloading needs that: add the module authentication");
    }
    if (!modules.contains(LiqoModule.AUTHENTICATION))
      TenantRefusals.tenantWithoutPermissions(state);
    var steps = new ArrayList<PlannedStep>();
    steps.add(slice(request.resourcesOrDefaults(), state));
    if (resources(request, state).wantsVirtualNode()) {
      PairRefusals.foreignNode(state.consumer());
      steps.add(new PlannedStep(Step.NODE, consumer, WAIT, ""));
    }
    return steps;
  }

  /** A drained tenant has no permissions: no slice of it would ever be answered. */
  private static boolean isDrained(PairState state) {
    var tenant = state.provider().authentication().tenant();
    return tenant != null && tenant.drained();
  }

  private static PlannedStep slice(ResourceOptions options, PairState state) {
    var there = state.consumer().offloading().slice();
    var consumer = state.pair().consumer();
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

  public Pair pair() {
    return state.pair();
  }

  public boolean has(LiqoModule module) {
    return modules.contains(module);
  }

  public boolean writes() {
    return steps.stream().anyMatch(PlannedStep::writes);
  }

  /** Everything is there, connected, accepted and Ready: nothing to do, nothing to wait for. */
  public boolean isDone() {
    return !writes() && isConnected() && isOffloading();
  }

  private boolean isConnected() {
    if (network == null) return true;
    return isConnected(network.server(), GatewayRole.SERVER)
        && isConnected(network.client(), GatewayRole.CLIENT);
  }

  private boolean isConnected(ClusterId cluster, GatewayRole role) {
    var gateway = state.gateway(cluster, role);
    return gateway != null && gateway.connected();
  }

  /** Whether there is anything to ask the provider for. */
  public boolean offloads() {
    return has(LiqoModule.OFFLOADING) && !isDrained(state);
  }

  private boolean isOffloading() {
    if (!offloads()) return true;
    var slice = state.consumer().offloading().slice();
    boolean accepted = slice != null && slice.accepted();
    var node = state.consumer().offloading().node();
    return accepted && (!wantsNode() || (node != null && node.ready()));
  }

  public boolean wantsNode() {
    return has(LiqoModule.OFFLOADING) && steps.stream().anyMatch(step -> step.step() == Step.NODE);
  }

  private PlannedStep.Action action(Step step, ClusterId cluster) {
    return steps.stream()
        .filter(planned -> planned.step() == step && planned.cluster().equals(cluster))
        .findFirst()
        .map(PlannedStep::action)
        .orElse(WAIT);
  }

  public ConfigurationInput configuration(ActivityScope scope) {
    return new ConfigurationInput(
        scope, NetworkPlan.announced(state.view(scope.peer()), state.view(scope.cluster())));
  }

  public GatewayServerInput server(ActivityScope scope) {
    var action = action(Step.SERVER, scope.cluster());
    return new GatewayServerInput(
        scope, gatewayOptions(), action == ADOPT, action == PlannedStep.Action.REPLACE);
  }

  public GatewayClientInput client(ActivityScope scope, GatewayServerEndpoint server) {
    return new GatewayClientInput(
        scope, gatewayOptions(), server, action(Step.CLIENT, scope.cluster()) == ADOPT);
  }

  private GatewayOptions gatewayOptions() {
    return network == null ? GatewayOptions.DEFAULTS : network.options();
  }

  /** Whether the identity can be created only once the tunnel is up. */
  public boolean needsTunnelFirst() {
    return has(LiqoModule.NETWORKING) && request.reachesThroughTunnel();
  }

  /**
   * What the provider registers of the consumer.
   *
   * @param inBand the tunnel through which the consumer reaches the provider, if it does
   */
  public TenantInput tenant(ActivityScope scope, Proof proof, Optional<Tunnel> inBand) {
    boolean rawKey =
        LiqoVersion.of(state.provider(), state.consumer())
            .map(version -> version.isBefore(1, 0, 2))
            .orElse(false);
    return new TenantInput(scope, proof, rawKey, proxyUrl(inBand), request.repair());
  }

  /**
   * Whether credentials of an earlier peering are stuck in deletion, and the request repairs them.
   */
  public boolean repairsCredentials() {
    return request.repair() && !state.consumer().authentication().stuckCredentials().isEmpty();
  }

  public IdentityInput identity(ActivityScope scope, TenantCredentials credentials) {
    return new IdentityInput(scope, credentials, repairsCredentials());
  }

  private @Nullable String proxyUrl(Optional<Tunnel> inBand) {
    if (request.proxyUrl() != null) return request.proxyUrl();
    var tenant = state.provider().authentication().tenant();
    if (!request.reachesThroughTunnel()) return tenant == null ? null : tenant.proxyUrl();
    return inBand
        .map(tunnel -> InBandProxy.proxyUrl(state.provider(), tunnel.consumerMapping()))
        .orElseThrow(
            () ->
                refuse(
                    FailureType.CONFLICT,
                    "inBand needs the network between " + pair() + ": add the module networking"));
  }

  public ClusterId server() {
    return network == null ? pair().provider() : network.server();
  }

  public ClusterId client() {
    return pair().other(server());
  }

  public SliceInput slice(ActivityScope scope) {
    var tenant = state.provider().authentication().tenant();
    boolean cordoned = tenant != null && !tenant.active();
    return new SliceInput(scope, resources(request, state), cordoned);
  }

  /** Unless requested otherwise, the existing slice's virtual-node setting is kept. */
  private static ResourceOptions resources(PeerRequest request, PairState state) {
    var requested = request.resourcesOrDefaults();
    var existing = state.consumer().offloading().slice();
    if (requested.createVirtualNode() != null || existing == null) return requested;
    return new ResourceOptions(
        requested.sliceClass(), existing.createVirtualNode(), requested.quantities());
  }

  public ClaimPlan claiming() {
    var clusters = writes() ? List.of(pair().first(), pair().second()) : List.<ClusterId>of();
    return new ClaimPlan(clusters, request.takeOver(), true);
  }

  /**
   * Whether there is a virtual node to wait for: the slice leads to one.
   *
   * @throws io.temporal.failure.ApplicationFailure ResourcesDenied when a usable node is required
   */
  public boolean expectsNode(Optional<SliceDecision> slice) {
    var unusable = slice.map(SliceDecision::unusable);
    if (unusable.isPresent() && request.requireReady()) {
      throw refuse(
          FailureType.RESOURCES_DENIED, "offloading is not usable, because " + unusable.get());
    }
    return wantsNode() && slice.filter(SliceDecision::isUsable).isPresent();
  }
}
