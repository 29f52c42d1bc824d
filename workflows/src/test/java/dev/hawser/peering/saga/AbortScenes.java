package dev.hawser.peering.saga;

import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;

/** Peerings that are aborted or cancelled, in each of their phases. */
final class AbortScenes {
  private AbortScenes() {}

  static WorkflowStub inspecting(PeeringTestEnvironment environment) {
    return Scene.ended(aborting(environment, "milan inspectCluster"));
  }

  static WorkflowStub claiming(PeeringTestEnvironment environment) {
    return Scene.ended(aborting(environment, "rome claimPair"));
  }

  static WorkflowStub peering(PeeringTestEnvironment environment) {
    return Scene.ended(aborting(environment, "milan ensureTenant"));
  }

  static WorkflowStub connecting(PeeringTestEnvironment environment) {
    return Scene.ended(aborting(environment, "milan ensureGatewayServer"));
  }

  static WorkflowStub awaitingTheNode(PeeringTestEnvironment environment) {
    return Scene.ended(aborting(environment, "rome awaitNode"));
  }

  /** The step was done before anybody thought of stopping it. */
  static WorkflowStub tooLate(PeeringTestEnvironment environment) {
    environment.faults.finishWhenCancelled("rome awaitNode");
    return Scene.ended(aborted(environment, "rome awaitNode"));
  }

  static WorkflowStub cancelled(PeeringTestEnvironment environment) {
    environment.faults.hang("milan ensureTenant");
    var run = environment.startPeer();
    environment.faults.awaitReached("milan ensureTenant");
    run.cancel();
    return Scene.ended(run);
  }

  static WorkflowStub cancelledWhileReleasing(PeeringTestEnvironment environment) {
    var released = environment.faults.block("milan releasePair");
    var run = environment.startPeer();
    environment.faults.awaitReached("milan releasePair");
    run.cancel();
    released.countDown();
    return Scene.ended(run);
  }

  /** A run that is aborted while that call hangs. */
  static WorkflowStub aborting(PeeringTestEnvironment environment, String call) {
    environment.faults.hang(call);
    return aborted(environment, call);
  }

  private static WorkflowStub aborted(PeeringTestEnvironment environment, String call) {
    var run = environment.startPeer();
    environment.faults.awaitReached(call);
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "wrong cluster");
    return run;
  }
}
