package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Step;
import dev.hawser.peering.saga.MutatedAnswers.Mutation;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.util.Optional;
import java.util.UUID;

/** Runs that are reset in Temporal. Only a real server can do that. */
final class ResetScenes {
  private ResetScenes() {}

  static WorkflowStub whileClaimed(PeeringTestEnvironment environment) {
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    environment.faults.mend("rome awaitNode");
    return Scene.ended(reset(environment, run, "EnsureNonce"));
  }

  /** The peering fails after the reset, and is undone. */
  static WorkflowStub whileClaimedThenRolledBack(PeeringTestEnvironment environment) {
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    return Scene.ended(reset(environment, run, "EnsureNonce"));
  }

  static WorkflowStub afterItsEnd(PeeringTestEnvironment environment) {
    var run = Scene.ended(environment.startPeer());
    return Scene.ended(reset(environment, run, "EnsureNonce"));
  }

  /** Nobody wants to wait until the clusters say whether the pair is still claimed. */
  static WorkflowStub thenAborted(PeeringTestEnvironment environment) {
    var run = Scene.ended(environment.startPeer());
    environment.faults.block("rome inspectCluster");
    environment.faults.block("milan inspectCluster");
    var again = reset(environment, run, "EnsureNonce");
    environment.awaitStatus(again, status -> inspections(status, State.RUNNING) == 2);
    again.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "wrong run");
    return Scene.ended(again);
  }

  /** Temporal can't repeat an inspection whose answer can't be read. */
  static WorkflowStub thenAnsweredUnreadably(PeeringTestEnvironment environment) {
    var run = Scene.ended(environment.startPeer());
    environment.answers.mutate("cluster/rome InspectCluster", Mutation.NO_FIELDS);
    environment.answers.mutate("cluster/milan InspectCluster", Mutation.NO_FIELDS);
    var again = reset(environment, run, "EnsureNonce");
    environment.awaitStatus(again, status -> inspections(status, State.FAILED) == 2);
    environment.answers.mend();
    return Scene.ended(again);
  }

  private static long inspections(PeeringStatus status, State state) {
    return status.steps().stream()
        .filter(step -> step.step() == Step.INSPECT && step.state() == state)
        .count();
  }

  static WorkflowStub unpeering(PeeringTestEnvironment environment) {
    var run = UnpeerScenes.stuck(environment);
    environment.faults.mend("milan deleteTenant");
    return Scene.ended(reset(environment, run, "DeleteSlice"));
  }

  /** Resets the run to where it was about to schedule that activity. */
  private static WorkflowStub reset(
      PeeringTestEnvironment environment, WorkflowStub run, String activity) {
    var execution = run.getExecution();
    var request =
        ResetWorkflowExecutionRequest.newBuilder()
            .setNamespace(environment.temporal.getNamespace())
            .setWorkflowExecution(execution)
            .setReason("to be recorded")
            .setRequestId(UUID.randomUUID().toString())
            .setWorkflowTaskFinishEventId(decision(environment, run, activity))
            .build();
    var service = environment.temporal.getWorkflowServiceStubs().blockingStub();
    var reset =
        WorkflowExecution.newBuilder()
            .setWorkflowId(execution.getWorkflowId())
            .setRunId(service.resetWorkflowExecution(request).getRunId())
            .build();
    return environment.temporal.getWorkflowClient().newUntypedWorkflowStub(reset, Optional.empty());
  }

  private static long decision(
      PeeringTestEnvironment environment, WorkflowStub run, String activity) {
    return environment.events(run).stream()
        .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
        .filter(scheduled -> scheduled.getActivityType().getName().equals(activity))
        .findFirst()
        .orElseThrow()
        .getWorkflowTaskCompletedEventId();
  }
}
