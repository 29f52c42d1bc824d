package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.policy.PolicyException;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.requests.RequestLimiter;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.RunningAttempts;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.liqo.waiting.WorkerStop;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The worker's access to one cluster. Every activity runs through it. */
public final class ClusterAccess implements AutoCloseable {
  private final KubeApi api;
  private final ClusterIdentity identity;
  private final OwnerRules rules;
  private final String liqoNamespace;
  private final Timings timings;
  private final WorkerStop stop = new WorkerStop();
  private final RunningAttempts running = new RunningAttempts();
  private final KindWatches watches;
  private final ActivityAttempt.Site site;

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
    this.api = new KubeApi(client);
    this.identity = new ClusterIdentity(id, uid);
    this.rules = new OwnerRules(id, new OwnerPolicies(policy, liqoNamespace));
    this.liqoNamespace = liqoNamespace;
    this.timings = timings;
    var limiter = new RequestLimiter(timings.requests());
    this.watches = ClusterWatches.of(api, limiter, timings.watches());
    this.site = new ActivityAttempt.Site(stop, running, watches, limiter, timings);
  }

  public ClusterId id() {
    return identity.id();
  }

  /** The UID of its kube-system namespace, read without a turn; for the start only. */
  public ReadResult<String> uid() {
    return identity.uid(api);
  }

  /** The UID of its kube-system namespace; unknown if that may not be read. */
  public ReadResult<String> uid(KubeApi limited) {
    return identity.uid(limited);
  }

  public String liqoNamespace() {
    return liqoNamespace;
  }

  public Timings timings() {
    return timings;
  }

  /** Runs a step; see {@link #run(ActivityPurpose, ActivityScope, Function)}. */
  public <T> T run(ActivityScope scope, Function<ActivityContext, T> body) {
    return run(ActivityPurpose.STEP, scope, body);
  }

  /** The same for a removal: a rollback is more urgent than a step. */
  public <T> T run(DeleteInput removal, Function<ActivityContext, T> body) {
    boolean undo = removal.extent() == DeleteInput.Extent.CREATED_BY_RUN;
    return run(undo ? ActivityPurpose.UNDO : ActivityPurpose.STEP, removal.scope(), body);
  }

  /**
   * Runs the body of an activity for the pair's own run, and repeats it while the cluster can't
   * answer. What a scope without a limit fails with is worth another try: Temporal repeats the
   * activity. An undo only takes back what its run has done, so no policy refuses it.
   *
   * @throws ApplicationFailure WrongCluster if the run is about another cluster, or started with
   *     another cluster of this ID; ForbiddenByPolicy if the cluster's owner does not allow the run
   *     or the peer
   */
  public <T> T run(
      ActivityPurpose purpose, ActivityScope scope, Function<ActivityContext, T> body) {
    var asked = requireOwn(scope);
    CallingRun.requireOfPair(asked, scope);
    return attempt(purpose, scope, asked, body);
  }

  /** The same for an inspection, which the pair's own run and anyone who looks may ask for. */
  public <T> T inspect(ActivityScope scope, Function<ActivityContext, T> body) {
    var asked = requireOwn(scope);
    CallingRun.requireForInspection(asked, scope);
    var purpose = CallingRun.onlyLooks(asked) ? ActivityPurpose.LOOK : ActivityPurpose.START;
    return attempt(purpose, scope, asked, body);
  }

  /**
   * Lets the steps of the pair's own run that wait here ask Temporal whether they are cancelled.
   *
   * @throws ApplicationFailure WrongCluster if the run is about another cluster
   */
  public void noticeCancellation(ActivityScope scope) {
    CallingRun.requireOfPair(requireOwn(scope), scope);
    running.report(scope.run());
  }

  private ActivityInfo requireOwn(ActivityScope scope) {
    return StepFailures.repeatable(
        scope,
        () -> {
          identity.requireNamedBy(scope);
          return Activity.getExecutionContext().getInfo();
        });
  }

  private <T> T attempt(
      ActivityPurpose purpose,
      ActivityScope scope,
      ActivityInfo asked,
      Function<ActivityContext, T> body) {
    return StepFailures.repeatable(
        scope,
        () ->
            ActivityAttempt.run(
                site,
                purpose.priority(),
                scope,
                attempt -> act(purpose, scope, asked, attempt, body)));
  }

  private <T> T act(
      ActivityPurpose purpose,
      ActivityScope scope,
      ActivityInfo asked,
      ActivityAttempt attempt,
      Function<ActivityContext, T> body) {
    var limited = api.limited(attempt::awaitRequest);
    identity.requireSame(scope, limited);
    var allowed = rules.allowed(purpose, scope, asked, limited);
    var context = ActivityContext.of(scope, asked, limited, attempt, allowed);
    return StepFailures.readable(id(), () -> body.apply(context));
  }

  /**
   * Where the policies of the cluster's owner are; none without a policy.
   *
   * @throws PolicyException if one of them can't be used
   */
  public List<String> policySources() throws PolicyException {
    return rules.sources(api);
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
    return new AuthenticationKeys(api, id(), liqoNamespace);
  }
}
