package dev.hawser.peering.saga;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
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
  private @Nullable ApplicationFailure refusal;
  private @Nullable Promise<Boolean> held;

  ClaimGuard(StatusRecorder status, RunTimings timings) {
    this.status = status;
    this.timings = timings;
  }

  /**
   * To be called before every write. Costs nothing for a run that was not reset.
   *
   * @throws ApplicationFailure Aborted when the run was reset after it had released the pair, or
   *     was aborted before it knew
   */
  void require() {
    if (held == null && isReset()) {
      Workflow.newDetachedCancellationScope(() -> held = Async.function(this::isClaimed)).run();
    }
    if (held == null) return;
    awaitAnswer(held);
    if (refusal == null && held.get()) return;
    if (refusal == null) {
      refusal =
          refuse(
              "the run was reset after it had released the pair: nothing has been written or undone"
                  + " since; start a new one");
    }
    status.enter(Phase.FAILED);
    throw refusal;
  }

  private void awaitAnswer(Promise<Boolean> answer) {
    Workflow.newDetachedCancellationScope(
            () -> Workflow.await(() -> refusal != null || answer.isCompleted()))
        .run();
  }

  /** Whether the run waits for the clusters to say whether it holds the pair. */
  boolean isPending() {
    return held != null && !held.isCompleted() && refusal == null;
  }

  /** Ends the run as it is, because nobody wants to wait until it knows. */
  void abandon(String reason) {
    refusal =
        refuse(
            "aborted: "
                + reason
                + "; the run was reset, and it is not known whether it still holds the pair:"
                + " nothing has been written or undone since");
  }

  /** Why this run may neither write nor undo anything; null while it may. */
  @Nullable ApplicationFailure refusal() {
    return refusal;
  }

  private static ApplicationFailure refuse(String sentence) {
    return Failures.refuse(FailureType.ABORTED, sentence);
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

  /** Asks both clusters at once: one that knows of the claim is enough. */
  private boolean isClaimed() {
    var pair = status.pair();
    var answers =
        List.of(pair.consumer(), pair.provider()).stream()
            .map(cluster -> Async.function(this::isClaimedOn, cluster))
            .toList();
    Workflow.await(
        () ->
            answers.stream().anyMatch(ClaimGuard::isYes)
                || answers.stream().allMatch(Promise::isCompleted));
    return answers.stream().anyMatch(ClaimGuard::isYes);
  }

  private static boolean isYes(Promise<Boolean> answer) {
    return answer.isCompleted() && answer.getFailure() == null && answer.get();
  }

  private boolean isClaimedOn(ClusterId cluster) {
    var namespace = readableView(cluster).tenantNamespace();
    return namespace != null && isOurs(namespace.claim());
  }

  /** Temporal can't repeat what its worker has answered, even if the answer can't be read. */
  private ClusterView readableView(ClusterId cluster) {
    var inspections = new Inspections(status.pair(), status, timings);
    var pause = timings.removalPause().first();
    while (true) {
      try {
        return inspections.untilAnswered(cluster);
      } catch (ApplicationFailure unreadable) {
        status.mark(Step.INSPECT, cluster, State.FAILED, unreadable.getOriginalMessage());
        RunTimer.await(pause, "until " + cluster + " is asked again", () -> refusal != null);
        if (refusal != null) throw refusal;
        pause = timings.removalPause().next(pause);
      }
    }
  }

  private static boolean isOurs(@Nullable ClaimHolder claim) {
    return claim != null && claim.run().equals(RunIdentity.label());
  }
}
