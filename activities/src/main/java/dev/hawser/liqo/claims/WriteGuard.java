package dev.hawser.liqo.claims;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;

/**
 * Whether a run may still write to its pair. When a run is reset, Temporal gives the activities
 * that were under way at that point out again, without asking the workflow; by then the pair may be
 * another run's work. Such an attempt writes only while the run's claim stands on its cluster, or
 * while nothing of the pair is there.
 */
public final class WriteGuard {
  private final TenantNamespaces namespaces;
  private final ClusterId cluster;
  private final ActivityScope scope;
  private boolean certain;

  public WriteGuard(TenantNamespaces namespaces, ActivityScope scope, ActivityInfo info) {
    this.namespaces = namespaces;
    this.cluster = scope.cluster();
    this.scope = scope;
    this.certain = scope.run().equals(info.getWorkflowRunId());
  }

  /**
   * To be called before every write. Asks the cluster once, and only for a run that was reset.
   *
   * @throws ApplicationFailure Aborted when the pair was let go
   */
  public synchronized void require() {
    if (certain) return;
    var namespace = namespaces.of(scope.peer());
    boolean letGo =
        namespace.isPresent() && !ClaimAnnotation.isHeldBy(scope.run(), namespace.get());
    if (letGo) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the run was reset after it had let the pair go: nothing is written on "
              + cluster
              + " any more",
          FailureType.ABORTED.word());
    }
    certain = true;
  }
}
