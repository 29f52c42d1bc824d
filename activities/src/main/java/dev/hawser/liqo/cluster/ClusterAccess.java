package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.claims.WriteGuard;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import dev.hawser.liqo.policy.Policy;
import dev.hawser.liqo.policy.PolicyException;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.requests.RequestClass;
import dev.hawser.liqo.requests.RequestLimiter;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.liqo.waiting.WorkerStop;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The worker's access to one cluster. Every activity runs through it. */
public final class ClusterAccess implements AutoCloseable {
  private static final String KUBE_SYSTEM = "kube-system";

  private final KubeApi api;
  private final KindWatches watches;
  private final ActivityAttempt.Site site;
  private final ClusterId id;
  private volatile @Nullable String uid;
  private final String liqoNamespace;
  private final Timings timings;
  private final WorkerStop stop = new WorkerStop();
  private final OwnerPolicies policies;

  /** Of a cluster whose owner has no policy file. */
  public ClusterAccess(
      KubernetesClient client,
      ClusterId id,
      @Nullable String uid,
      String liqoNamespace,
      Timings timings) {
    this(client, id, uid, liqoNamespace, timings, null);
  }

  public ClusterAccess(
      KubernetesClient client,
      ClusterId id,
      @Nullable String uid,
      String liqoNamespace,
      Timings timings,
      @Nullable PolicyFile policy) {
    this.policies = new OwnerPolicies(policy, liqoNamespace);
    this.api = new KubeApi(client);
    var limiter = new RequestLimiter(timings.requests());
    this.watches = watches(limiter, timings.watches());
    this.site = new ActivityAttempt.Site(stop, watches, limiter, timings);
    this.id = id;
    this.uid = uid;
    this.liqoNamespace = liqoNamespace;
    this.timings = timings;
  }

  public ClusterId id() {
    return id;
  }

  /** The UID of its kube-system namespace, read without a turn; for the start only. */
  public ReadResult<String> uid() {
    return uid(api);
  }

  /** The UID of its kube-system namespace; unknown if that may not be read. */
  public ReadResult<String> uid(KubeApi limited) {
    var known = uid;
    if (known != null) return ReadResult.of(known);
    var read = limited.tryGet(Kind.NAMESPACE, null, KUBE_SYSTEM).map(ClusterAccess::uidOf);
    uid = read.orIfUnknown("").isEmpty() ? null : read.value();
    return read;
  }

  private static String uidOf(Optional<GenericKubernetesResource> namespace) {
    return namespace.map(found -> found.getMetadata().getUid()).orElse("");
  }

  public String liqoNamespace() {
    return liqoNamespace;
  }

  public Timings timings() {
    return timings;
  }

  private KindWatches watches(RequestLimiter limiter, Timings.Watches pauses) {
    var limited = api.limited(() -> awaitRequestForAll(limiter));
    return new KindWatches(limited, pauses.idle(), pauses.afterFailure(), pauses.afterRefusal());
  }

  /** A watch saves the looks of all waits, so it is opened before they look again. */
  private static void awaitRequestForAll(RequestLimiter limiter) {
    try {
      limiter.requester("").await(RequestClass.STEP, Duration.ofDays(1), () -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted before a watch was opened", e);
    }
  }

  /** Runs a step; see {@link #run(RequestClass, ActivityScope, Function)}. */
  public <T> T run(ActivityScope scope, Function<ActivityContext, T> body) {
    return run(RequestClass.STEP, scope, body);
  }

  /** The same for a removal: a rollback is more urgent than a step. */
  public <T> T run(DeleteInput removal, Function<ActivityContext, T> body) {
    boolean undo = removal.extent() == DeleteInput.Extent.CREATED_BY_RUN;
    return run(undo ? RequestClass.UNDO : RequestClass.STEP, removal.scope(), body);
  }

  /** The same for an inspection, which the pair's own run and anyone who looks may ask for. */
  public <T> T inspect(ActivityScope scope, Function<ActivityContext, T> body) {
    var info = Activity.getExecutionContext().getInfo();
    requireOwn(scope);
    CallingRun.requireForInspection(info, scope);
    var urgency = CallingRun.onlyLooks(info) ? RequestClass.LOOK : RequestClass.START;
    return repeatable(scope, () -> attempt(urgency, scope, body));
  }

  /**
   * Runs the body of an activity for the pair's own run, and repeats it while the cluster can't
   * answer. What a scope without a limit fails with is worth another try: Temporal repeats the
   * activity. An undo only takes back what its run has done, so no policy refuses it.
   *
   * @param urgency of the requests that it sends
   * @throws ApplicationFailure WrongCluster if the run is about another cluster, or started with
   *     another cluster of this ID; ForbiddenByPolicy if the cluster's owner does not allow the run
   *     or the peer
   */
  public <T> T run(RequestClass urgency, ActivityScope scope, Function<ActivityContext, T> body) {
    requireOwn(scope);
    CallingRun.requireOfPair(Activity.getExecutionContext().getInfo(), scope);
    return repeatable(scope, () -> attempt(urgency, scope, body));
  }

  private void requireOwn(ActivityScope scope) {
    if (scope.cluster().equals(id)) return;
    var failure =
        ApplicationFailure.newNonRetryableFailure(
            "this worker serves cluster " + id + ", and was asked to act on " + scope.cluster(),
            FailureType.WRONG_CLUSTER.word());
    throw scope.patience() == null ? retryable(failure) : failure;
  }

  private static <T> T repeatable(ActivityScope scope, Supplier<T> body) {
    try {
      return body.get();
    } catch (ApplicationFailure failure) {
      throw scope.patience() == null ? retryable(failure) : failure;
    }
  }

  private static ApplicationFailure retryable(ApplicationFailure failure) {
    if (!failure.isNonRetryable()) return failure;
    return ApplicationFailure.newBuilder()
        .setMessage(failure.getOriginalMessage())
        .setType(failure.getType())
        .build();
  }

  private <T> T attempt(
      RequestClass urgency, ActivityScope scope, Function<ActivityContext, T> body) {
    return ActivityAttempt.run(
        site,
        urgency,
        scope,
        attempt -> {
          requireSameCluster(scope, attempt);
          var allowed = allowed(urgency, scope, attempt);
          return readable(body, context(scope, attempt, allowed));
        });
  }

  private void requireSameCluster(ActivityScope scope, ActivityAttempt attempt) {
    if (scope.clusterUid() == null) return;
    var current = uid(api.limited(attempt::awaitRequest));
    if (current.isUnknown()) throw uidUnknown();
    if (scope.clusterUid().equals(current.value())) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "the run started with cluster "
            + id
            + ", whose kube-system namespace has UID "
            + scope.clusterUid()
            + "; this worker's cluster has UID "
            + current.value()
            + ": two clusters share one Liqo ID, or the cluster was rebuilt",
        FailureType.WRONG_CLUSTER.word());
  }

  private ApplicationFailure uidUnknown() {
    return ApplicationFailure.newNonRetryableFailure(
        "the worker of "
            + id
            + " may not get namespace "
            + KUBE_SYSTEM
            + ", so it can't tell whether this is the cluster that the run started with: grant it"
            + " that permission",
        FailureType.FORBIDDEN.word());
  }

  /**
   * What the owner allows now; a look must show what is not allowed, so only a step requires it.
   */
  private AllowedPeer allowed(RequestClass urgency, ActivityScope scope, ActivityAttempt attempt) {
    if (urgency == RequestClass.UNDO) return new AllowedPeer(id, List.of());
    var info = Activity.getExecutionContext().getInfo();
    var current = policies(api.limited(attempt::awaitRequest));
    for (var policy : current) {
      policy
          .refusesCaller(id, info.getNamespace(), String.valueOf(info.getWorkflowType()))
          .ifPresent(
              sentence -> {
                throw AllowedPeer.failure(sentence);
              });
    }
    var role = scope.role().other();
    var allowed =
        new AllowedPeer(id, current.stream().map(policy -> policy.of(scope.peer(), role)).toList());
    if (urgency == RequestClass.STEP) allowed.requireNamed();
    return allowed;
  }

  private List<Policy> policies(KubeApi limited) {
    try {
      return policies.read(limited);
    } catch (PolicyException e) {
      throw AllowedPeer.failure(unusable(e));
    }
  }

  private String unusable(PolicyException problem) {
    return "%s refuses everything, because a policy of its owner can't be used: %s"
        .formatted(id, problem.getMessage());
  }

  private ActivityContext context(
      ActivityScope scope, ActivityAttempt attempt, AllowedPeer allowed) {
    var info = Activity.getExecutionContext().getInfo();
    var limited = api.limited(attempt::awaitRequest);
    var guard = new WriteGuard(new TenantNamespaces(limited, id), scope, info);
    var guarded =
        limited.checkingWrites(
            () -> {
              guard.require();
              attempt.requireAlive();
            });
    var pair = new PairObjects(scope, guarded);
    return new ActivityContext(
        pair,
        guarded,
        new ObjectWriter(guarded, scope, attempt),
        attempt,
        new ReversePeeringObjects(pair),
        allowed);
  }

  /** An object that can't be read stays unreadable, so the activity is not retried. */
  private <T> T readable(Function<ActivityContext, T> body, ActivityContext context) {
    try {
      return body.apply(context);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw ApplicationFailure.newNonRetryableFailure(
          "an object on " + id + " can't be read: " + e.getMessage(),
          FailureType.INVALID_OBJECT.word());
    }
  }

  /**
   * Where the policies of the cluster's owner are; none without a policy.
   *
   * @throws PolicyException if one of them can't be used
   */
  public List<String> policySources() throws PolicyException {
    return policies.read(api).stream().map(Policy::source).toList();
  }

  /** Ends all waits: the worker stops, and another one goes on with their steps. */
  public void handOver() {
    stop.request();
  }

  /** Opens all watches again when they are needed next, with the client's new credentials. */
  public void renewWatches() {
    watches.renew();
  }

  /** Closes the watches; the client stays open. */
  @Override
  public void close() {
    watches.close();
  }

  /** The cluster's own key pair. */
  public AuthenticationKeys authenticationKeys(KubeApi api) {
    return new AuthenticationKeys(api, id, liqoNamespace);
  }
}
