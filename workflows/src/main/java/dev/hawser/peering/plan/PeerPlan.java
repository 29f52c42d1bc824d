package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
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
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
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
    return assess(request, state).orThrow();
  }

  /** The same, or every reason why it is refused. */
  public static Assessment<PeerPlan> assess(PeerRequest request, PairState state) {
    return new PeerPlanner(request, state).assess();
  }

  /** What it does to each object, for people and programs. */
  public Plan describe() {
    return new PeerDescription(this).describe();
  }

  /** Whether the tunnel is not known to be up, or is about to be changed. */
  boolean awaitsConnection() {
    return !isConnected()
        || (network != null && network.steps().stream().anyMatch(PlannedStep::writes));
  }

  /** Whether the virtual node is not Ready, or is about to be changed. */
  boolean awaitsNode() {
    return !isOffloading() || writes(Step.SLICE);
  }

  /** Whether that step writes, on either cluster. */
  boolean writes(Step step) {
    return steps.stream().anyMatch(planned -> planned.step() == step && planned.writes());
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
    return has(LiqoModule.OFFLOADING) && !OffloadingPlan.isDrained(state);
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
    return new SliceInput(scope, OffloadingPlan.resources(request, state), cordoned);
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
