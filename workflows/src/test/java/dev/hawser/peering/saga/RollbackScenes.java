package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.MutatedAnswers.Mutation;
import io.temporal.client.WorkflowStub;
import java.util.List;

/** Peerings that fail and are undone, or that can't be undone at once. */
final class RollbackScenes {
  static final List<String> UNDOS =
      List.of(
          "rome deleteSlice",
          "rome deleteIdentity",
          "milan deleteTenant",
          "rome deleteProof",
          "milan deleteNonce",
          "milan deletePublicKey",
          "rome deleteGatewayClient");

  private RollbackScenes() {}

  static WorkflowStub rolledBack(PeeringTestEnvironment environment) {
    return Scene.ended(failing(environment));
  }

  /** An attempt of a step is lost, and its last write may still arrive. */
  static WorkflowStub undoneTwice(PeeringTestEnvironment environment) {
    environment.faults.failTimes("milan ensureTenant", 3);
    return Scene.ended(failing(environment));
  }

  static WorkflowStub undoneBesideTheReversePeering(PeeringTestEnvironment environment) {
    environment.faults.during("rome ensureSlice", () -> UnpeerScenes.reversePeering(environment));
    return Scene.ended(failing(environment));
  }

  /** The run itself gives up, because the peering would not be usable. */
  static WorkflowStub givenUp(PeeringTestEnvironment environment) {
    environment.rome.unusable = "milan denies it";
    return Scene.ended(environment.start("Peer", RequestJson.peer("{'requireReady': true}")));
  }

  static WorkflowStub unreadableAnswer(PeeringTestEnvironment environment) {
    environment.answers.mutate("cluster/milan EnsureTenant", Mutation.NO_FIELDS);
    return Scene.ended(environment.startPeer());
  }

  static WorkflowStub stuckAndRetried(PeeringTestEnvironment environment) {
    return retried(environment, List.of("milan deleteTenant"));
  }

  static WorkflowStub stuckEverywhereAndRetried(PeeringTestEnvironment environment) {
    return retried(environment, UNDOS);
  }

  private static WorkflowStub retried(PeeringTestEnvironment environment, List<String> undos) {
    undos.forEach(undo -> environment.faults.refuseAtOnce(undo, FailureType.FORBIDDEN));
    var run = stuck(environment, failing(environment));
    undos.forEach(environment.faults::mend);
    run.update("retry", String.class);
    return Scene.ended(run);
  }

  /** The cause is removed, and nobody touches the run. */
  static WorkflowStub stuckAndRepeated(PeeringTestEnvironment environment) {
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = stuck(environment, failing(environment));
    environment.faults.mend("milan deleteTenant");
    return Scene.ended(run);
  }

  static WorkflowStub stuckAndSkipped(PeeringTestEnvironment environment) {
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    return skipped(stuck(environment, failing(environment)));
  }

  static WorkflowStub abortedStuckAndSkipped(PeeringTestEnvironment environment) {
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    return skipped(stuck(environment, AbortScenes.aborting(environment, "rome awaitNode")));
  }

  private static WorkflowStub skipped(WorkflowStub run) {
    var skip = new SkipRequest(RollbackFixture.STUCK_UNDO, "milan is sold");
    run.update("skip", String.class, skip);
    return Scene.ended(run);
  }

  /** An undo that nobody answers counts as stuck after a while. */
  static WorkflowStub stuckWithoutAnswer(PeeringTestEnvironment environment) {
    var answered = environment.faults.block("milan deleteTenant");
    var run = stuck(environment, failing(environment));
    answered.countDown();
    return Scene.ended(run);
  }

  /** Temporal can't repeat what only the run finds out. */
  static WorkflowStub stuckOnAnUnreadableAnswer(PeeringTestEnvironment environment) {
    environment.answers.mutate("cluster/milan DeleteTenant", Mutation.NO_FIELDS);
    var run = stuck(environment, failing(environment));
    environment.answers.mend();
    return Scene.ended(run);
  }

  private static WorkflowStub failing(PeeringTestEnvironment environment) {
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    return environment.startPeer();
  }

  private static WorkflowStub stuck(PeeringTestEnvironment environment, WorkflowStub run) {
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);
    return run;
  }
}
