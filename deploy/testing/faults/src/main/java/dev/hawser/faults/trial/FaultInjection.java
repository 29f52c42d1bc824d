package dev.hawser.faults.trial;

import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Injects the faults of some cases into one run. */
public interface FaultInjection {
  /** The cases; at least one, all of the same run. */
  List<? extends TrialCase> cases();

  /** Called before the run starts. */
  void arm();

  /** Starts the run. */
  default WorkflowStub start(PeeringRuns runs) {
    return runs.start(cases().getFirst().run());
  }

  /** Called when the run has ended; returns when no injected fault has an effect any more. */
  Injected disarm();

  /**
   * What was injected.
   *
   * @param recoveries the time it took to recover from each fault; a case whose point was never
   *     reached is missing
   * @param tolerated how the run may end because of it
   * @param problem what is wrong apart from the outcome of the run; empty if nothing is
   */
  record Injected(Map<TrialCase, Duration> recoveries, Tolerated tolerated, String problem) {
    public Injected {
      recoveries = Map.copyOf(recoveries);
    }
  }

  /** How a run may end because of what was injected. */
  enum Tolerated {
    /** It must complete. */
    NOTHING,
    /** It may fail if it leaves everything as it was. */
    ROLLBACK,
    /** It may also keep what it could not read, if it names it. */
    NAMED_OBJECTS
  }
}
