package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.client.WorkflowStub;

/** Runs under an ID of their own, which start the pair's run as their child. */
final class ForwardingScenes {
  static final String ID = "typed-by-hand";
  private static final PeerRequest REQUEST = PeerRequest.of("rome", "milan");

  private ForwardingScenes() {}

  static WorkflowStub peered(PeeringTestEnvironment environment) {
    return Scene.ended(start(environment));
  }

  static WorkflowStub unpeered(PeeringTestEnvironment environment) {
    var request = UnpeerRequest.of("rome", "milan");
    return Scene.ended(environment.peered().start("Unpeer", ID, request));
  }

  /** The child itself. */
  static WorkflowStub child(PeeringTestEnvironment environment) {
    Scene.ended(start(environment));
    return own(environment);
  }

  static WorkflowStub failed(PeeringTestEnvironment environment) {
    environment.faults.refuse("milan ensureTenant", FailureType.TENANT_REFUSED);
    return Scene.ended(start(environment));
  }

  static WorkflowStub cancelled(PeeringTestEnvironment environment) {
    environment.faults.hang("rome awaitNode");
    var run = start(environment);
    environment.faults.awaitReached("rome awaitNode");
    run.cancel();
    return Scene.ended(run);
  }

  static WorkflowStub terminated(PeeringTestEnvironment environment) {
    environment.faults.hang("rome awaitNode");
    var run = start(environment);
    environment.faults.awaitReached("rome awaitNode");
    own(environment).terminate("by an operator");
    return Scene.ended(run);
  }

  static WorkflowStub refused(PeeringTestEnvironment environment) {
    var released = environment.faults.block("rome awaitNode");
    var first = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    var second = Scene.ended(start(environment));
    released.countDown();
    Scene.ended(first);
    return second;
  }

  private static WorkflowStub start(PeeringTestEnvironment environment) {
    return environment.start("Peer", ID, REQUEST);
  }

  private static WorkflowStub own(PeeringTestEnvironment environment) {
    return environment
        .temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(PeeringTestEnvironment.PAIR);
  }
}
