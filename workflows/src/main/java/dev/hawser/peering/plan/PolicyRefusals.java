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

  /**
   * Peers that are not named, and options that are forbidden.
   *
   * @return whether the peers are named: a policy that does not name one allows nothing else
   */
  static boolean request(PeerRequest request, PairState state, Refusals refusals) {
    if (!peers(state, refusals)) return false;
    boolean keeps = request.onFailureOrDefault() == PeerRequest.OnFailure.KEEP;
    option(request.takeOver(), RequestOption.TAKE_OVER, state, refusals);
    option(request.replaceGateway(), RequestOption.REPLACE_GATEWAY, state, refusals);
    option(request.repair(), RequestOption.REPAIR, state, refusals);
    option(request.allowVersionSkew(), RequestOption.ALLOW_VERSION_SKEW, state, refusals);
    option(usesProxy(request, state), RequestOption.PROXY_URL, state, refusals);
    option(keeps, RequestOption.KEEP, state, refusals);
    return true;
  }

  /** The same of an unpeer. */
  static void request(UnpeerRequest request, PairState state, Refusals refusals) {
    if (!peers(state, refusals)) return;
    option(request.takeOver(), RequestOption.TAKE_OVER, state, refusals);
    option(request.mayEvict(), RequestOption.EVICT, state, refusals);
    option(request.deleteNamespaces(), RequestOption.DELETE_NAMESPACES, state, refusals);
    option(request.providerGone(), RequestOption.PROVIDER_GONE, state, refusals);
  }

  private static void option(
      boolean used, RequestOption option, PairState state, Refusals refusals) {
    if (!used) return;
    for (var view : views(state)) {
      refusals.pass(() -> require(view, policy -> policy.refusesOption(option)));
    }
  }

  /** Forbidden by one of the owners: it concerns both clusters. */
  public static void option(boolean used, RequestOption option, PairState state) {
    if (!used) return;
    views(state).forEach(view -> require(view, policy -> policy.refusesOption(option)));
  }

  private static boolean peers(PairState state, Refusals refusals) {
    boolean named = true;
    for (var view : views(state)) {
      named &= refusals.pass(() -> require(view, it -> Optional.ofNullable(it.refusal())));
    }
    return named;
  }

  private static boolean usesProxy(PeerRequest request, PairState state) {
    if (!request.modulesOrAll().contains(LiqoModule.AUTHENTICATION)) return false;
    var tenant = state.provider().authentication().tenant();
    return request.decidesProxy() || (tenant != null && tenant.proxyUrl() != null);
  }

  /** Networks, gateways. */
  static void network(NetworkPlan plan, PairState state, Refusals refusals) {
    for (var view : views(state)) {
      var announced = NetworkPlan.announced(other(state, view), view);
      refusals.pass(() -> require(view, policy -> policy.refusesNetworks(announced)));
    }
    refusals.pass(() -> serviceType(plan, state));
    refusals.pass(() -> endpoint(plan, state));
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
  static void authentication(PairState state, Refusals refusals) {
    String key = state.consumer().installation().identityKey();
    if (key != null) {
      refusals.pass(() -> require(state.provider(), policy -> policy.refusesIdentityKey(key)));
    }
    refusals.pass(() -> require(state.consumer(), PeerPolicy::refusesEveryApiServer));
  }

  /** What is asked of the provider. */
  static void offloading(PeerRequest request, PairState state, Refusals refusals) {
    var options = request.resourcesOrDefaults();
    for (var view : views(state)) {
      refusals.pass(() -> require(view, policy -> policy.refusesResources(options)));
    }
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
