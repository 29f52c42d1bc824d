package dev.hawser.starter.report;

import dev.hawser.starter.outcome.RunReference;
import org.jspecify.annotations.Nullable;

/**
 * What a run answered to abort, retry or skip.
 *
 * @param ui its page in Temporal's Web UI; null when none is known
 */
public record RunAnswer(String workflowId, String runId, @Nullable String ui, String answer) {

  /** The answer of this run. */
  public static RunAnswer of(RunReference run, String answer) {
    return new RunAnswer(run.workflowId(), run.runId(), run.ui(), answer);
  }
}
