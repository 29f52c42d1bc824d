package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Phase;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.payload.RequestJson;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.util.Map;

/** The end of a peering. */
final class UnpeerScenes {
  private UnpeerScenes() {}

  static WorkflowStub unpeered(PeeringTestEnvironment environment) {
    return Scene.ended(unpeer(environment));
  }

  static WorkflowStub alreadyUnpeered(PeeringTestEnvironment environment) {
    environment.peered().unpeer(UnpeerRequest.of("rome", "milan"));
    return Scene.ended(environment.start("Unpeer", UnpeerRequest.of("rome", "milan")));
  }

  static WorkflowStub tunnelKeptForTheCredentials(PeeringTestEnvironment environment) {
    environment.peered().milan.objects.set("Tenant", "proxyUrl", "http://10.72.0.3:8118");
    return Scene.ended(environment.start("Unpeer", UnpeerRequest.of("rome", "milan")));
  }

  static WorkflowStub besideTheReversePeering(PeeringTestEnvironment environment) {
    reversePeering(environment.peered());
    return Scene.ended(environment.start("Unpeer", UnpeerRequest.of("rome", "milan")));
  }

  static WorkflowStub refused(PeeringTestEnvironment environment) {
    environment.rome.offloadedPods = 2;
    return Scene.ended(unpeer(environment));
  }

  static WorkflowStub rolledBack(PeeringTestEnvironment environment) {
    environment.peered().faults.refuseAtOnce("rome claimPair", FailureType.ALREADY_RUNNING);
    return Scene.ended(environment.start("Unpeer", UnpeerRequest.of("rome", "milan")));
  }

  /** Before the first delete an abort restores everything. */
  static WorkflowStub aborted(PeeringTestEnvironment environment) {
    environment.peered().faults.hang("rome claimPair");
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.faults.awaitReached("rome claimPair");
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "wrong cluster");
    return Scene.ended(run);
  }

  /** After it the run goes on although it is cancelled. */
  static WorkflowStub cancelled(PeeringTestEnvironment environment) {
    var released = environment.peered().faults.block("milan deleteTenant");
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.faults.awaitReached("milan deleteTenant");
    run.cancel();
    released.countDown();
    return Scene.ended(run);
  }

  static WorkflowStub stuckAndRetried(PeeringTestEnvironment environment) {
    var run = stuck(environment);
    environment.faults.mend("milan deleteTenant");
    run.update("retry", String.class);
    return Scene.ended(run);
  }

  static WorkflowStub stuckAndRepeated(PeeringTestEnvironment environment) {
    var run = stuck(environment);
    environment.faults.mend("milan deleteTenant");
    return Scene.ended(run);
  }

  static WorkflowStub providerGivenUp(PeeringTestEnvironment environment) {
    var run = stuck(environment);
    run.update("giveUpProvider", String.class, "milan burnt down");
    return Scene.ended(run);
  }

  static WorkflowStub providerGone(PeeringTestEnvironment environment) {
    environment.peered();
    return Scene.ended(environment.start("Unpeer", RequestJson.unpeer("{'providerGone': true}")));
  }

  static WorkflowStub stuck(PeeringTestEnvironment environment) {
    environment.peered().faults.refuseAtOnce("milan deleteTenant", FailureType.UNREACHABLE);
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);
    return run;
  }

  static void reversePeering(PeeringTestEnvironment environment) {
    environment.rome.objects.put("Tenant", Map.of("key", "key-of-milan"));
    environment.milan.objects.put("Identity", Map.of());
  }

  private static WorkflowStub unpeer(PeeringTestEnvironment environment) {
    return environment.peered().start("Unpeer", UnpeerRequest.of("rome", "milan"));
  }
}
