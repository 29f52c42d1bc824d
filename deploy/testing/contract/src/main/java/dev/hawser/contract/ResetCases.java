package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.Step;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A user resets a finished run in Temporal to a point in its middle. */
final class ResetCases {
  private ResetCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a reset of a finished peering leaves the peering as it is",
            ResetCases::finishedPeering),
        new ContractCase(
            "a reset of an earlier run leaves a later peering as it is", ResetCases::earlierRuns),
        new ContractCase("a reset of a rollback leaves nothing", ResetCases::rolledBack),
        new ContractCase("a terminated peering continues after a reset", ResetCases::terminated));
  }

  private static void finishedPeering(PeeringEnvironment pair) {
    requireSupport(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    ResourceVersions.settled(pair);
    var before = PairSnapshot.of(pair);
    assertAborted(resetToTheMiddle(pair, latestRun(pair)));
    assertStillPeered(pair, before);
  }

  private static void earlierRuns(PeeringEnvironment pair) {
    requireSupport(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    var peer = latestRun(pair);
    pair.unpeer(pair.rome(), pair.milan(), "");
    var unpeer = latestRun(pair);
    pair.clean();
    pair.peer(pair.rome(), pair.milan(), "");
    ResourceVersions.settled(pair);
    var before = PairSnapshot.of(pair);
    assertAborted(resetToTheMiddle(pair, peer));
    assertAborted(resetToTheMiddle(pair, unpeer));
    assertStillPeered(pair, before);
  }

  private static void rolledBack(PeeringEnvironment pair) {
    requireSupport(pair);
    var before = PairSnapshot.of(pair);
    pair.peerFails(pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS);
    assertAborted(resetToTheMiddle(pair, latestRun(pair)));
    before.assertUnchanged();
  }

  /** A terminated run leaves its claim. */
  private static void terminated(PeeringEnvironment pair) {
    requireSupport(pair);
    var before = PairSnapshot.of(pair);
    ConcurrentChangeCases.startUntil(pair, Step.CONFIGURATION, "")
        .terminate("no time for a rollback");
    var run = latestRun(pair);
    RunEnd.result(
        runAt(pair, run, reset(pair, run, completedTasks(pair, run).getLast())), Void.class);
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
    pair.clean();
    before.assertUnchanged();
  }

  private static void assertStillPeered(PeeringEnvironment pair, PairSnapshot before) {
    before.assertUnchanged();
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
  }

  /** The pair may have changed since the reset point. */
  private static void assertAborted(WorkflowStub run) {
    var failure = RunEnd.failure(run);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage()).contains("reset after it had released the pair");
  }

  /** The pair's latest run. */
  private static WorkflowExecution latestRun(PeeringEnvironment pair) {
    String id = pair.options(pair.rome(), pair.milan()).getWorkflowId();
    return pair.temporal().newUntypedWorkflowStub(id).describe().getExecution();
  }

  private static WorkflowStub resetToTheMiddle(PeeringEnvironment pair, WorkflowExecution run) {
    var tasks = completedTasks(pair, run);
    return runAt(pair, run, reset(pair, run, tasks.get(tasks.size() / 2)));
  }

  private static List<Long> completedTasks(PeeringEnvironment pair, WorkflowExecution run) {
    return pair.temporal().fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .map(HistoryEvent::getEventId)
        .toList();
  }

  private static WorkflowStub runAt(PeeringEnvironment pair, WorkflowExecution of, String run) {
    var target = WorkflowTargetOptions.newBuilder().setWorkflowId(of.getWorkflowId());
    return pair.temporal().newUntypedWorkflowStub(target.setRunId(run).build(), Optional.empty());
  }

  private static String reset(PeeringEnvironment pair, WorkflowExecution run, long event) {
    var request =
        ResetWorkflowExecutionRequest.newBuilder()
            .setNamespace(pair.temporal().getOptions().getNamespace())
            .setWorkflowExecution(run)
            .setWorkflowTaskFinishEventId(event)
            .setReason("a test of resets")
            .setRequestId(UUID.randomUUID().toString());
    var service = pair.temporal().getWorkflowServiceStubs().blockingStub();
    return service.resetWorkflowExecution(request.build()).getRunId();
  }

  private static void requireSupport(PeeringEnvironment pair) {
    if (!isSupported(pair)) {
      throw new CaseSkippedException("Temporal's test server can't reset a run");
    }
  }

  /** Whether Temporal supports resets; its test server does not. */
  static boolean isSupported(PeeringEnvironment pair) {
    try {
      reset(pair, WorkflowExecution.newBuilder().setWorkflowId("no-such-run").build(), 3);
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.UNIMPLEMENTED;
    }
  }
}
