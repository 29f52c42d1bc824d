package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Phase;
import io.temporal.client.WorkflowStub;

/** Two fake clusters on which the node never becomes ready, so that a peering rolls back. */
final class RollbackFixture implements AutoCloseable {
  /** The undo that a stuck run waits for, in the words that people see. */
  static final String STUCK_UNDO = "register the tenant on milan";

  final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  RollbackFixture() {
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);
  }

  /** A run whose rollback is stuck because milan forbids the deletion of the Tenant. */
  WorkflowStub stuckRun() {
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);
    return run;
  }

  @Override
  public void close() {
    environment.close();
  }
}
