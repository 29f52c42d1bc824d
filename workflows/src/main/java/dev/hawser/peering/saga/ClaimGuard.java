package dev.hawser.peering.saga;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run still holds its pair. Temporal can reset a run: replay it from its middle, long
 * after it has ended, with what it saw then. By now the pair may belong to another run; so a run
 * that was reset continues only while its claim still exists on at least one of the clusters.
 */
final class ClaimGuard {
  private final StatusRecorder status;
  private final RunTimings timings;
  private int checks;
  private boolean lost;
  private @Nullable Promise<Boolean> held;

  ClaimGuard(StatusRecorder status, RunTimings timings) {
    this.status = status;
    this.timings = timings;
  }

  /**
   * To be called before every write. Costs nothing for a run that was not reset.
   *
   * @throws ApplicationFailure Aborted when the run was reset after it had released the pair
   */
  void require() {
    if (held == null && isReset()) {
      Workflow.newDetachedCancellationScope(() -> held = Async.function(this::isClaimed)).run();
    }
    if (held == null || held.get()) return;
    lost = true;
    status.enter(Phase.FAILED);
    throw refusal();
  }

  /** The failure of a run that has lost its pair, the same in every branch. */
  static ApplicationFailure refusal() {
    return Failures.refuse(
        FailureType.ABORTED,
        "the run was reset after it had released the pair: nothing has been written or undone"
            + " since; start a new one");
  }

  /** Whether this run no longer holds the pair, so that it may not undo anything either. */
  boolean isLost() {
    return lost;
  }

  /**
   * Steps replayed from before the reset carry no version marker; the first one after it records
   * one. Each check has a name of its own, because the SDK keeps the answer by name.
   */
  private boolean isReset() {
    var info = Workflow.getInfo();
    if (info.getRunId().equals(info.getOriginalExecutionRunId())) return false;
    String change = "reset " + info.getRunId() + " " + checks++;
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
  }

  private boolean isClaimed() {
    var pair = status.pair();
    return isClaimed(pair.consumer()) || isClaimed(pair.provider());
  }

  private boolean isClaimed(ClusterId cluster) {
    while (true) {
      try {
        var namespace =
            new Inspections(status.pair(), status, timings).of(cluster).tenantNamespace();
        return namespace != null && isOurs(namespace.claim());
      } catch (TemporalFailure failure) {
        status.mark(Step.INSPECT, cluster, State.STUCK, Failures.sentence(failure));
        Workflow.sleep(timings.claimCheckPause());
      }
    }
  }

  private static boolean isOurs(@Nullable ClaimHolder claim) {
    return claim != null && claim.run().equals(RunIdentity.label());
  }
}
