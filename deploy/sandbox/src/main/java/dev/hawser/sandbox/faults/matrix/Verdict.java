package dev.hawser.sandbox.faults.matrix;

import java.time.Duration;
import java.util.Set;

/**
 * What became of a cell.
 *
 * @param struck whether the request came at all: how often a run asks differs from run to run
 * @param leftOver objects that should not be there, or should be and are not
 * @param problem what does not hold, in one sentence; empty when everything does
 * @param recovery from the fault to the end of the run
 */
record Verdict(
    Cell cell,
    boolean struck,
    Ending ending,
    Set<String> leftOver,
    String problem,
    Duration recovery) {

  boolean holds() {
    return problem.isEmpty() && leftOver.isEmpty() && ending != Ending.LOST;
  }
}
