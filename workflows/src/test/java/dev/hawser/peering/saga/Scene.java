package dev.hawser.peering.saga;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;

/** A run to be recorded, and what happens to it. */
interface Scene {
  /** Returns the run, which is closed by then. */
  WorkflowStub play(PeeringTestEnvironment environment);

  /** The run once it is closed, well or not. */
  static WorkflowStub ended(WorkflowStub run) {
    try {
      run.getResult(Object.class);
    } catch (WorkflowFailedException ignored) {
      // How it ends belongs to its history.
    }
    return run;
  }
}
