package dev.hawser.starter.outcome;

import org.jspecify.annotations.Nullable;

/**
 * A failed command, for {@code -o json} and {@code -o yaml}.
 *
 * @param type a type of {@code docs/failures.md}, or the word of the exit code
 * @param message as in text, without the type
 * @param workflowId null when no run is concerned
 * @param ui the run's page in Temporal's Web UI; null when none is known
 * @param next what to do; null when the message says it
 */
public record FailureReport(
    String type,
    String message,
    int exitCode,
    @Nullable String workflowId,
    @Nullable String runId,
    @Nullable String ui,
    @Nullable String next) {

  /**
   * The report of this failure.
   *
   * @param message the failure's sentence, in the words of the caller
   * @param next its hint, in the words of the caller; empty when there is none
   */
  public static FailureReport of(CommandException failure, String message, String next) {
    var run = failure.run();
    return new FailureReport(
        failure.type().isEmpty() ? failure.code().word() : failure.type(),
        message,
        failure.code().code(),
        run == null ? null : run.workflowId(),
        run == null ? null : run.runId(),
        run == null ? null : run.ui(),
        next.isEmpty() ? null : next);
  }
}
