package dev.hawser.liqo.claims;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decides whether a run may still write to its pair. When a run is reset, Temporal schedules the
 * activities that were running at that point again without asking the workflow; by then another run
 * may hold the pair. Such an attempt may write only if the cluster still has the run's claim, or
 * has no tenant namespace for the pair.
 */
public final class WriteGuard {
  private final TenantNamespaces namespaces;
  private final ClusterId cluster;
  private final ActivityScope scope;
  private final ReentrantLock reading = new ReentrantLock();
  private boolean allowed;

  public WriteGuard(TenantNamespaces namespaces, ActivityScope scope, ActivityInfo info) {
    this.namespaces = namespaces;
    this.cluster = scope.cluster();
    this.scope = scope;
    this.allowed = scope.run().equals(info.getWorkflowRunId());
  }

  /**
   * Must be called before every write. Reads the cluster once, and only if the run was reset.
   *
   * @throws ApplicationFailure Aborted if the run has released the pair
   */
  public void require() {
    reading.lock(); // not a monitor: the read may queue, and a virtual thread gives up its carrier
    try {
      if (!allowed) requireHeld();
    } finally {
      reading.unlock();
    }
  }

  private void requireHeld() {
    var namespace = namespaces.of(scope.peer());
    boolean released =
        namespace.isPresent() && !ClaimAnnotation.isHeldBy(scope.run(), namespace.get());
    if (released) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the run was reset after it had released the pair: it no longer writes to " + cluster,
          FailureType.ABORTED.word());
    }
    allowed = true;
  }
}
