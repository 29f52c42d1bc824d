package dev.hawser.starter.status;

import dev.hawser.starter.outcome.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peering in the list of all, as its runs tell it: no cluster was asked.
 *
 * @param reason why the verdict is what it is; empty where the verdict says it all
 * @param since since when it holds; null where nobody says
 * @param workflow the workflow ID of the latest run
 * @param run the run ID of the latest run
 */
public record PairLine(
    String consumer,
    String provider,
    Verdict verdict,
    String reason,
    @Nullable Instant since,
    String workflow,
    String run) {

  /**
   * @param runs of this direction, newest first; at least one
   */
  static PairLine of(List<RunReport> runs) {
    var latest = runs.getFirst();
    var assessment = Assessment.of(null, runs);
    return new PairLine(
        latest.consumer(),
        latest.provider(),
        assessment.verdict(),
        assessment.reason(),
        assessment.since(),
        latest.workflow(),
        latest.run());
  }
}
