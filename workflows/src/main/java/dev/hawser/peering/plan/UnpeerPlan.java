package dev.hawser.peering.plan;

import static dev.hawser.peering.LiqoModule.AUTHENTICATION;
import static dev.hawser.peering.LiqoModule.NETWORKING;
import static dev.hawser.peering.LiqoModule.OFFLOADING;
import static dev.hawser.peering.PlannedStep.Action.ABSENT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.DELETE;
import static dev.hawser.peering.PlannedStep.Action.EVICT;
import static dev.hawser.peering.PlannedStep.Action.KEEP;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.activity.PodGroup;
import dev.hawser.activity.Role;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.Pair;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an unpeer will do: a pure function of the request and of what both clusters showed. It has
 * refused what must be refused, and knows for each step whether it drains, deletes, evicts or
 * keeps.
 */
public record UnpeerPlan(UnpeerRequest request, PairState state, List<PlannedStep> steps) {
  public UnpeerPlan {
    steps = List.copyOf(steps);
  }

  /**
   * The unpeering that the request asks for, in this state of the pair.
   *
   * @throws io.temporal.failure.ApplicationFailure why it is refused
   */
  public static UnpeerPlan of(UnpeerRequest request, PairState state) {
    return assess(request, state).orThrow();
  }

  /** The same, or every reason why it is refused. */
  public static Assessment<UnpeerPlan> assess(UnpeerRequest request, PairState state) {
    var refusals = new Refusals();
    if (!UnpeerRefusals.check(request, state, refusals)) return refusals.refused();
    var plan = new UnpeerPlan(request, state, new Builder(request, state).steps());
    if (!plan.isDone()) refusals.pass(() -> PermissionRefusals.steps(request, state, plan.steps()));
    if (refusals.isEmpty()) refusals.pass(() -> PlanDigest.require(request, plan::describe));
    return refusals.assess(() -> plan);
  }

  /** What it does to each object, for people and programs. */
  public Plan describe() {
    return new UnpeerDescription(this).describe();
  }

  /**
   * Whether the saga runs this step: also for what looks absent, since a view may miss something.
   * The pair is released on every cluster that is reachable, whether its namespace is deleted or
   * kept.
   */
  public boolean runs(Step step, ClusterId cluster) {
    return steps.stream()
        .filter(planned -> planned.step() == step && planned.cluster().equals(cluster))
        .anyMatch(planned -> planned.action() != KEEP || step == Step.RELEASE);
  }

  /** Whether nothing exists that this request would remove. */
  public boolean isDone() {
    boolean namespaces =
        request.deleteNamespaces()
            && (state.consumer().tenantNamespace() != null
                || state.provider().tenantNamespace() != null);
    boolean network = state.reverse().isEmpty() && hasNetwork();
    return !namespaces
        && !network
        && state.consumer().hasNoIdentity(Role.CONSUMER)
        && state.provider().hasNoIdentity(Role.PROVIDER);
  }

  private boolean hasNetwork() {
    return state.consumer().network().exists() || state.provider().network().exists();
  }

  /** Liqo deletes the credentials through the tunnel if it reaches the provider that way. */
  public boolean needsTunnelForCredentials() {
    var tenant = state.provider().authentication().tenant();
    return tenant != null && tenant.proxyUrl() != null;
  }

  /** Whether Liqo on the consumer has to learn that its provider is permanently unreachable. */
  public boolean declaresProviderGone() {
    return request.providerGone();
  }

  /** Whether the virtual node is emptied before anything is deleted. */
  public boolean drains() {
    return runs(Step.DRAIN, request.consumer());
  }

  /** How long that may take. */
  public Duration drainTimeout() {
    return request.drainTimeoutOrDefault();
  }

  public ClaimPlan claiming() {
    var clusters =
        Stream.of(state.pair().first(), state.pair().second())
            .filter(cluster -> !isGone(request, cluster))
            .toList();
    return new ClaimPlan(clusters, request.takeOver(), false);
  }

  public CleanupInput cleanup(DeleteInput removal) {
    return new CleanupInput(removal, List.of(), request.deleteNamespaces());
  }

  private static boolean isGone(UnpeerRequest request, ClusterId cluster) {
    return request.providerGone() && cluster.equals(request.provider());
  }

  /** What is kept although people may expect it to be deleted, each with its reason. */
  public List<KeptObject> kept() {
    var kept = new ArrayList<KeptObject>();
    if (hasNetwork() && !state.reverse().isEmpty() && request.has(NETWORKING)) {
      kept.add(
          KeptObject.described(
              "the network, in use by " + state.pair().reversed(), state.reverse()));
    }
    if (request.providerGone()) kept.add(keptOnProvider(state.pair()));
    return kept;
  }

  /** What stays on a provider that is permanently unreachable. */
  public static KeptObject keptOnProvider(Pair pair) {
    return KeptObject.described(
        "everything of "
            + pair
            + " on "
            + pair.provider()
            + ": Tenant, gateway, Configuration, tenant namespace",
        List.of());
  }

  private static String usedByReverse(PairState state) {
    return "in use by " + state.pair().reversed() + " (" + CommaList.of(state.reverse()) + ")";
  }

  /** One line for each step, in the order in which an unpeer takes them. */
  private record Builder(UnpeerRequest request, PairState state) {
    List<PlannedStep> steps() {
      return Stream.of(
              drain(),
              repair(),
              slice(),
              identity(),
              tenant(),
              network(state.provider()),
              network(state.consumer()),
              namespace(state.consumer()),
              namespace(state.provider()))
          .flatMap(Optional::stream)
          .toList();
    }

    private Optional<PlannedStep> drain() {
      if (!request.drain()) return Optional.empty();
      var node = state.consumer().offloading().node();
      if (node == null) {
        return Optional.of(new PlannedStep(Step.DRAIN, request.consumer(), ABSENT, ""));
      }
      var objects = List.of(ObjectReference.of("Node", node.name()));
      String detail = "cordoned, and its pods are evicted as their disruption budgets allow";
      return Optional.of(new PlannedStep(Step.DRAIN, request.consumer(), CHANGE, detail, objects));
    }

    private Optional<PlannedStep> repair() {
      if (request.providerGone() || !request.has(OFFLOADING) || !state.lacksDeletePermission()) {
        return Optional.empty();
      }
      String detail = "copies that " + request.consumer() + " has no permission to delete";
      return Optional.of(new PlannedStep(Step.REPAIR, request.provider(), DELETE, detail));
    }

    private Optional<PlannedStep> slice() {
      var view = state.consumer();
      var objects = view.consumerObjects().stream().filter(object -> !isIdentity(object)).toList();
      boolean there =
          view.offloading().slice() != null
              || view.offloading().node() != null
              || !objects.isEmpty();
      return removal(Step.REMOVE_NODE, view, OFFLOADING, there, objects).map(this::evicting);
    }

    private PlannedStep evicting(PlannedStep line) {
      int pods = state.consumer().offloading().pods();
      if (pods == 0 || request.drain() || line.action() != DELETE) return line;
      String detail = PodGroup.pods(pods) + (pods == 1 ? " is evicted" : " are evicted");
      return new PlannedStep(line.step(), line.cluster(), EVICT, detail, line.objects());
    }

    private Optional<PlannedStep> identity() {
      var view = state.consumer();
      var identities = view.consumerObjects().stream().filter(Builder::isIdentity);
      var objects =
          Stream.concat(identities, view.authentication().stuckCredentials().stream()).toList();
      boolean there = view.authentication().identity() != null || !objects.isEmpty();
      return removal(Step.REMOVE_IDENTITY, view, AUTHENTICATION, there, objects);
    }

    private static boolean isIdentity(ObjectReference object) {
      return object.isKind("Identity");
    }

    private Optional<PlannedStep> tenant() {
      var view = state.provider();
      var objects = List.of(ObjectReference.of("Tenant", request.consumer().value()));
      return removal(
          Step.REMOVE_TENANT,
          view,
          AUTHENTICATION,
          view.authentication().tenant() != null,
          objects);
    }

    private Optional<PlannedStep> network(ClusterView view) {
      var objects = networkObjects(view);
      boolean inUse = request.has(NETWORKING) && !state.reverse().isEmpty();
      if (!inUse) {
        return removal(Step.NETWORK, view, NETWORKING, view.network().exists(), objects);
      }
      return view.network().exists()
          ? Optional.of(keep(Step.NETWORK, view, usedByReverse(state), objects))
          : Optional.empty();
    }

    private List<ObjectReference> networkObjects(ClusterView view) {
      var objects = new ArrayList<ObjectReference>();
      String peer = state.pair().other(view.cluster()).value();
      var gateway = view.network().gateway();
      if (gateway != null) {
        String kind = gateway.role() == GatewayRole.SERVER ? "GatewayServer" : "GatewayClient";
        objects.add(ObjectReference.of(kind, gateway.name()));
        if (gateway.peerKey() != null) objects.add(ObjectReference.of("PublicKey", peer));
      }
      if (view.network().configuration() != null) {
        objects.add(ObjectReference.of("Configuration", peer));
      }
      return objects;
    }

    private Optional<PlannedStep> removal(
        Step step,
        ClusterView view,
        LiqoModule module,
        boolean there,
        List<ObjectReference> objects) {
      if (isGone(request, view.cluster())) return Optional.of(gone(step));
      if (!there && !request.has(module)) return Optional.empty();
      if (!there) return Optional.of(new PlannedStep(step, view.cluster(), ABSENT, ""));
      return Optional.of(
          request.has(module)
              ? new PlannedStep(step, view.cluster(), DELETE, "", objects)
              : keep(step, view, "its module was not selected for removal", objects));
    }

    private static PlannedStep keep(
        Step step, ClusterView view, String reason, List<ObjectReference> objects) {
      return new PlannedStep(step, view.cluster(), KEEP, reason, objects);
    }

    private Optional<PlannedStep> namespace(ClusterView view) {
      return Optional.of(isGone(request, view.cluster()) ? gone(Step.RELEASE) : release(view));
    }

    private PlannedStep release(ClusterView view) {
      var cluster = view.cluster();
      var namespace = view.tenantNamespace();
      if (namespace == null) return new PlannedStep(Step.RELEASE, cluster, ABSENT, "");
      var objects = List.of(ObjectReference.of("Namespace", namespace.name()));
      return request.deleteNamespaces()
          ? new PlannedStep(Step.RELEASE, cluster, DELETE, "", objects)
          : keep(Step.RELEASE, view, "deleted on request only", objects);
    }

    private PlannedStep gone(Step step) {
      return new PlannedStep(
          step, request.provider(), KEEP, "the provider is permanently unreachable");
    }
  }
}
