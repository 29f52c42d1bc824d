package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.util.List;

/** The failure that a run ends with. */
final class RunOutcome {
  private final RunProgress run;

  RunOutcome(RunProgress run) {
    this.run = run;
  }

  /** What it ends with because of that failure, once everything is undone or kept. */
  TemporalFailure of(TemporalFailure cause) {
    var skipped = run.steps().removals().skipped();
    if (!skipped.isEmpty()) return incomplete(cause, skipped);
    if (run.steps().abortReason() != null) {
      return Failures.withKept(FailureType.ABORTED, problem(cause), run.status().kept());
    }
    return Failures.isCancellation(cause) ? cause : Failures.of(cause, run.status().kept());
  }

  private TemporalFailure incomplete(TemporalFailure cause, List<String> skipped) {
    String sentence =
        "rolled back except " + String.join(", ", skipped) + "; first cause: " + problem(cause);
    return ApplicationFailure.newNonRetryableFailureWithCause(
        Failures.withKept(sentence, run.status().kept()),
        FailureType.ROLLBACK_INCOMPLETE.word(),
        cause,
        skipped);
  }

  /** The first cause in words. */
  String problem(TemporalFailure cause) {
    var reason = run.steps().abortReason();
    return reason == null ? Failures.sentence(cause) : "aborted: " + reason;
  }
}
