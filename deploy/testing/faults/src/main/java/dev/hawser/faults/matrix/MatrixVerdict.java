package dev.hawser.faults.matrix;

import dev.hawser.faults.runs.RunEnding;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What became of a run, and so of the cells that struck it.
 *
 * @param struck from each fault to the end of the run; without those whose request never came: how
 *     often a run asks differs from run to run
 * @param leftOver objects that should not be there, should be and are not, or are not as they
 *     should be
 * @param problem what does not hold, in one sentence; empty when everything does
 */
record MatrixVerdict(
    FaultBatch volley,
    Map<FaultCase, Duration> struck,
    RunEnding ending,
    Set<String> leftOver,
    String problem) {

  boolean holds() {
    return problem.isEmpty() && leftOver.isEmpty() && ending != RunEnding.LOST;
  }

  /** The same, but the clusters could not be brought back to where they were. */
  MatrixVerdict butAfterwards(String words) {
    var both = problem.isEmpty() ? words : problem + "; afterwards " + words;
    return new MatrixVerdict(volley, struck, ending, leftOver, both);
  }
}
