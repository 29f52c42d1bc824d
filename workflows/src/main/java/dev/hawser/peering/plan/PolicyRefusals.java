package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.RequestOption;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Refuses what the owner of one of the clusters does not allow, as far as that is known before the
 * first write. The cluster's worker refuses it again where it would be written.
 */
public final class PolicyRefusals {
  private PolicyRefusals() {}

  /** Peers that are not named, and options that are forbidden. */
  static void request(PeerRequest request, PairState state) {
    peers(state);
    boolean keeps = request.onFailureOrDefault() == PeerRequest.OnFailure.KEEP;
    option(request.takeOver(), RequestOption.TAKE_OVER, state);
    option(request.replaceGateway(), RequestOption.REPLACE_GATEWAY, state);
    option(request.repair(), RequestOption.REPAIR, state);
    option(request.allowVersionSkew(), RequestOption.ALLOW_VERSION_SKEW, state);
    option(usesProxy(request, state), RequestOption.PROXY_URL, state);
    option(keeps, RequestOption.KEEP, state);
  }

  /** The same of an unpeer. */
  static void request(UnpeerRequest request, PairState state) {
    peers(state);
    option(request.takeOver(), RequestOption.TAKE_OVER, state);
    option(request.evict(), RequestOption.EVICT, state);
    option(request.deleteNamespaces(), RequestOption.DELETE_NAMESPACES, state);
    option(request.providerGone(), RequestOption.PROVIDER_GONE, state);
  }

  /** Forbidden by one of the owners: it concerns both clusters. */
  public static void option(boolean used, RequestOption option, PairState state) {
    if (!used) return;
    views(state).forEach(view -> require(view, policy -> policy.refusesOption(option)));
  }

  private static void peers(PairState state) {
    views(state).forEach(view -> require(view, policy -> Optional.ofNullable(policy.refusal())));
  }

  private static boolean usesProxy(PeerRequest request, PairState state) {
    if (!request.modulesOrAll().contains(LiqoModule.AUTHENTICATION)) return false;
    var tenant = state.provider().authentication().tenant();
    return request.decidesProxy() || (tenant != null && tenant.proxyUrl() != null);
  }

  /** Networks, gateways. */
  static void network(NetworkPlan plan, PairState state) {
    for (var view : views(state)) {
      var announced = NetworkPlan.announced(other(state, view), view);
      require(view, policy -> policy.refusesNetworks(announced));
    }
    serviceType(plan, state);
    endpoint(plan, state);
  }

  private static void serviceType(NetworkPlan plan, PairState state) {
    var existing = state.gateway(plan.server(), GatewayRole.SERVER);
    boolean kept = plan.steps().stream().anyMatch(PolicyRefusals::adoptsServer);
    if (kept) return;
    var options = plan.options();
    var type =
        options.serviceType() == null && existing != null && existing.serviceType() != null
            ? existing.serviceType()
            : options.serviceTypeOrDefault();
    require(state.view(plan.server()), policy -> policy.refusesServiceType(type.word()));
  }

  private static boolean adoptsServer(PlannedStep step) {
    return step.step() == Step.SERVER && step.action() == PlannedStep.Action.ADOPT;
  }

  /** A new server has no endpoint yet: then only what the request says of it is known. */
  private static void endpoint(NetworkPlan plan, PairState state) {
    var client = state.view(plan.client());
    var server = state.gateway(plan.server(), GatewayRole.SERVER);
    GatewayOptions options = plan.options();
    boolean known = plan.steps().stream().anyMatch(PolicyRefusals::adoptsServer);
    if (known && server != null && server.endpoint() != null) {
      var dialled = options.dialledBy(server.endpoint());
      require(client, policy -> policy.refusesEndpoint(dialled));
    } else {
      require(
          client, policy -> policy.refusesDialling(options.clientAddress(), options.clientPort()));
    }
  }

  /** The consumer's key, as its own worker shows it; the provider's worker sees the proof. */
  static void authentication(PairState state) {
    String key = state.consumer().installation().identityKey();
    if (key != null) require(state.provider(), policy -> policy.refusesIdentityKey(key));
    require(state.consumer(), PeerPolicy::refusesEveryApiServer);
  }

  /** What is asked of the provider. */
  static void offloading(PeerRequest request, PairState state) {
    var options = request.resourcesOrDefaults();
    views(state).forEach(view -> require(view, policy -> policy.refusesResources(options)));
  }

  private static List<ClusterView> views(PairState state) {
    return List.of(state.consumer(), state.provider());
  }

  private static ClusterView other(PairState state, ClusterView view) {
    ClusterId other = state.pair().other(view.cluster());
    return state.view(other);
  }

  private static void require(ClusterView view, Function<PeerPolicy, Optional<String>> check) {
    for (var policy : view.policies()) {
      var clause = check.apply(policy);
      if (clause.isEmpty()) continue;
      throw refuse(FailureType.FORBIDDEN_BY_POLICY, policy.sentence(view.cluster(), clause.get()));
    }
  }
}
