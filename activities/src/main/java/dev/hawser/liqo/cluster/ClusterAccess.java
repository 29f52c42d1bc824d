package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.claims.WriteGuard;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.Timings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The worker's access to one cluster. Every activity runs through it. */
public final class ClusterAccess implements AutoCloseable {
  private final KubeApi api;
  private final KindWatches watches;
  private final ClusterId id;
  private final @Nullable String uid;
  private final String liqoNamespace;
  private final Timings timings;

  public ClusterAccess(
      KubernetesClient client,
      ClusterId id,
      @Nullable String uid,
      String liqoNamespace,
      Timings timings) {
    this.api = new KubeApi(client);
    this.watches = new KindWatches(api, timings.watches().idle(), timings.watches().afterFailure());
    this.id = id;
    this.uid = uid;
    this.liqoNamespace = liqoNamespace;
    this.timings = timings;
  }

  public ClusterId id() {
    return id;
  }

  public @Nullable String uid() {
    return uid;
  }

  public KubeApi api() {
    return api;
  }

  public String liqoNamespace() {
    return liqoNamespace;
  }

  public Timings timings() {
    return timings;
  }

  /**
   * Runs the body of an activity for one run, and repeats it while the cluster can't answer.
   *
   * @throws ApplicationFailure WrongCluster if the run started with another cluster of this ID
   */
  public <T> T run(ActivityScope scope, Function<ActivityContext, T> body) {
    if (scope.clusterUid() != null && uid != null && !scope.clusterUid().equals(uid)) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the run started with cluster "
              + id
              + ", whose kube-system namespace has UID "
              + scope.clusterUid()
              + "; this worker's cluster has UID "
              + uid
              + ": two clusters share one Liqo ID, or the cluster was rebuilt",
          FailureType.WRONG_CLUSTER.word());
    }
    return ActivityAttempt.run(
        watches, timings, scope, attempt -> readable(body, context(scope, attempt)));
  }

  private ActivityContext context(ActivityScope scope, ActivityAttempt attempt) {
    var info = Activity.getExecutionContext().getInfo();
    var guard = new WriteGuard(new TenantNamespaces(api, id), scope, info);
    var guarded =
        api.checkingWrites(
            () -> {
              attempt.requireAlive();
              guard.require();
            });
    var pair = new PairObjects(scope, guarded);
    return new ActivityContext(
        pair,
        guarded,
        new ObjectWriter(guarded, scope, attempt),
        attempt,
        new ReversePeeringObjects(pair, guarded));
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

  /** Closes the watches; the client stays open. */
  @Override
  public void close() {
    watches.close();
  }

  /** The cluster's own key pair. */
  public AuthenticationKeys authenticationKeys() {
    return new AuthenticationKeys(api, id, liqoNamespace);
  }
}
