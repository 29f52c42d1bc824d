package dev.hawser.peering;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringStatus.State;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run still holds its pair. Temporal can reset a run: play it once more from its middle,
 * however long it has been over, with what it saw then. By now the pair may be another run's work;
 * so a run that was reset goes on only while its claim stands on one of the clusters at least.
 */
final class ClaimGuard {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final StatusRecorder journal;
  private int asked;
  private boolean lost;
  private @Nullable Promise<Boolean> held;

  ClaimGuard(StatusRecorder journal) {
    this.journal = journal;
  }

  /**
   * To be called before whatever writes. Free of charge for a run that was not reset.
   *
   * @throws ApplicationFailure Aborted when the run was reset after it had let the pair go
   */
  void require() {
    if (held == null && isReset()) {
      Workflow.newDetachedCancellationScope(() -> held = Async.function(this::isClaimed)).run();
    }
    if (held == null || held.get()) return;
    lost = true;
    journal.enter(Phase.Failed);
    throw refusal();
  }

  /** What a run ends with that has lost its pair, whichever of its branches was told first. */
  static ApplicationFailure refusal() {
    return Failures.refuse(
        FailureType.Aborted,
        "the run was reset after it had let the pair go: nothing was written or undone since; start"
            + " a new one");
  }

  /** Whether the pair is not this run's any more, and nothing of it may be undone either. */
  boolean isLost() {
    return lost;
  }

  /**
   * What was played before the reset is played as it was, without a marker; the first question
   * after it gets one. Each question has a name of its own, for an answer once given is kept.
   */
  private boolean isReset() {
    var info = Workflow.getInfo();
    if (info.getRunId().equals(info.getOriginalExecutionRunId())) return false;
    String change = "reset " + info.getRunId() + " " + asked++;
    return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
  }

  private boolean isClaimed() {
    var pair = journal.pair();
    return isClaimed(pair.consumer()) || isClaimed(pair.provider());
  }

  private boolean isClaimed(ClusterId cluster) {
    while (true) {
      try {
        var namespace = Inspections.at(journal.pair(), cluster, journal).tenantNamespace();
        return namespace != null && isOurs(namespace.claim());
      } catch (TemporalFailure failure) {
        journal.mark(Step.INSPECT, cluster, State.STUCK, Failures.sentence(failure));
        Workflow.sleep(PAUSE);
      }
    }
  }

  private static boolean isOurs(@Nullable ClaimHolder claim) {
    return claim != null && claim.run().equals(RunPreconditions.label());
  }
}
