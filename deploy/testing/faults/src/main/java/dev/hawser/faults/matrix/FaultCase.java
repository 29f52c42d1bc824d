package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.TrialCase;

/** One fault at one point of one run. */
sealed interface FaultCase extends TrialCase permits RequestCase, ResultCase {

  /** Whether the run must complete in spite of it. */
  boolean isTransient();

  /** Whether both can be injected into one run, which must complete nevertheless. */
  boolean canShareRunWith(FaultCase other);
}
