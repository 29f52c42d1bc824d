package dev.hawser.starter.report;

import dev.hawser.starter.outcome.RunReference;
import org.jspecify.annotations.Nullable;

/**
 * A run that was started and is not waited for.
 *
 * @param joined whether it was running already, with the same request
 * @param ui its page in Temporal's Web UI; null when none is known
 * @param next the command that shows it
 */
public record DetachedRun(
    String workflowId, String runId, boolean joined, @Nullable String ui, String next) {

  /** This run. */
  public static DetachedRun of(RunReference run, boolean joined, String next) {
    return new DetachedRun(run.workflowId(), run.runId(), joined, run.ui(), next);
  }
}
