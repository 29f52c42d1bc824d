package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.payload.RequestJson;
import io.temporal.client.WorkflowStub;
import java.util.Map;

/** Peerings that get as far as they can without an undo, and looks. */
final class PeerScenes {
  private static final String RELEASE = "release the pair on milan";

  private PeerScenes() {}

  static WorkflowStub peered(PeeringTestEnvironment environment) {
    return Scene.ended(environment.startPeer());
  }

  static WorkflowStub alreadyPeered(PeeringTestEnvironment environment) {
    return Scene.ended(environment.peered().startPeer());
  }

  static WorkflowStub inBand(PeeringTestEnvironment environment) {
    return peer(environment, "{'inBand': true}");
  }

  static WorkflowStub gatewayOnConsumer(PeeringTestEnvironment environment) {
    return peer(environment, "{'gateway': {'serverLocation': 'consumer'}}");
  }

  static WorkflowStub offloadingLater(PeeringTestEnvironment environment) {
    environment.peer(RequestJson.peer("{'modules': ['networking', 'authentication']}"));
    return Scene.ended(environment.startPeer());
  }

  static WorkflowStub repaired(PeeringTestEnvironment environment) {
    environment.rome.stuck.add(ObjectReference.of("Renew", "milan"));
    environment.milan.objects.put("RenewCopy", Map.of());
    return peer(environment, "{'repair': true}");
  }

  static WorkflowStub refused(PeeringTestEnvironment environment) {
    environment.rome.version = "v1.1.3";
    return Scene.ended(environment.startPeer());
  }

  static WorkflowStub busyWorker(PeeringTestEnvironment environment) {
    var run = environment.startPeer();
    environment.awaitStatus(run, PeerScenes::waitsForABusyWorker);
    environment.serveLate(environment.milan);
    return Scene.ended(run);
  }

  private static boolean waitsForABusyWorker(PeeringStatus status) {
    return status.steps().stream().anyMatch(step -> step.detail().endsWith("is busy"));
  }

  static WorkflowStub kept(PeeringTestEnvironment environment) {
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);
    return peer(environment, "{'onFailure': 'keep'}");
  }

  static WorkflowStub keptWhileReleaseIsStuck(PeeringTestEnvironment environment) {
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    environment.faults.refuseAtOnce("milan releasePair", FailureType.FORBIDDEN);
    var run = environment.start("Peer", RequestJson.peer("{'onFailure': 'keep'}"));
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);
    environment.faults.mend("milan releasePair");
    return Scene.ended(run);
  }

  static WorkflowStub releaseStuck(PeeringTestEnvironment environment) {
    var run = stuckRelease(environment);
    environment.faults.mend("milan releasePair");
    return Scene.ended(run);
  }

  static WorkflowStub releaseSkipped(PeeringTestEnvironment environment) {
    var run = stuckRelease(environment);
    run.update("skip", String.class, new SkipRequest(RELEASE, "milan is sold"));
    return Scene.ended(run);
  }

  private static WorkflowStub stuckRelease(PeeringTestEnvironment environment) {
    environment.faults.refuseAtOnce("milan releasePair", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);
    return run;
  }

  static WorkflowStub inspected(PeeringTestEnvironment environment) {
    var look = InspectRequest.of(PeerRequest.of("rome", "milan"));
    return Scene.ended(environment.start("Inspect", "look", look));
  }

  private static WorkflowStub peer(PeeringTestEnvironment environment, String options) {
    return Scene.ended(environment.start("Peer", RequestJson.peer(options)));
  }
}
