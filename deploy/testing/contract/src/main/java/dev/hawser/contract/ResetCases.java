package dev.hawser.contract;

import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceVersions;
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

/** Somebody has Temporal play a finished run once more from its middle. */
final class ResetCases {
  private ResetCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a peering that is reset after its end stands as before", ResetCases::standing),
        new ContractCase(
            "a reset of an earlier run leaves a later peering alone", ResetCases::earlier),
        new ContractCase("a reset of a rollback leaves nothing", ResetCases::rolledBack),
        new ContractCase(
            "a terminated peering that is reset goes on where it was", ResetCases::terminated));
  }

  private static void standing(PeeringEnvironment arena) {
    requireResets(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    ResourceVersions.settled(arena);
    var before = PairSnapshot.of(arena);
    letGo(resetToItsMiddle(arena, latest(arena)));
    stands(arena, before);
  }

  private static void earlier(PeeringEnvironment arena) {
    requireResets(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    var peer = latest(arena);
    arena.unpeer(arena.rome(), arena.milan(), "");
    var unpeer = latest(arena);
    arena.clean();
    arena.peer(arena.rome(), arena.milan(), "");
    ResourceVersions.settled(arena);
    var before = PairSnapshot.of(arena);
    letGo(resetToItsMiddle(arena, peer));
    letGo(resetToItsMiddle(arena, unpeer));
    stands(arena, before);
  }

  private static void rolledBack(PeeringEnvironment arena) {
    requireResets(arena);
    var before = PairSnapshot.of(arena);
    arena.peerFails(arena.rome(), arena.milan(), RollbackCases.NOBODY_DECIDES);
    letGo(resetToItsMiddle(arena, latest(arena)));
    before.equalsNow();
  }

  /** Its claim stands. */
  private static void terminated(PeeringEnvironment arena) {
    requireResets(arena);
    var before = PairSnapshot.of(arena);
    ConcurrentChangeCases.startUntil(arena, Step.CONFIGURATION).terminate("pulled the plug");
    var run = latest(arena);
    runAt(arena, run, reset(arena, run, tasks(arena, run).getLast())).getResult(Void.class);
    PeeringAssertions.node(arena.rome(), arena.milan());
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
    arena.clean();
    before.equalsNow();
  }

  private static void stands(PeeringEnvironment arena, PairSnapshot before) {
    before.equalsNow();
    PeeringAssertions.node(arena.rome(), arena.milan());
    PeeringAssertions.connected(arena.rome(), arena.milan());
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
  }

  /** Nobody knows what became of the pair meanwhile. */
  private static void letGo(WorkflowStub run) {
    var failure = PeeringEnvironment.failureOf(() -> run.getResult(Void.class));
    Expect.equal("Aborted", failure.getType(), "the type of the failure");
    Expect.contains(failure.getOriginalMessage(), "reset after it had let the pair go");
  }

  /** The pair's latest run. */
  private static WorkflowExecution latest(PeeringEnvironment arena) {
    String id = arena.options(arena.rome(), arena.milan()).getWorkflowId();
    return arena.temporal().newUntypedWorkflowStub(id).describe().getExecution();
  }

  private static WorkflowStub resetToItsMiddle(PeeringEnvironment arena, WorkflowExecution run) {
    var tasks = tasks(arena, run);
    return runAt(arena, run, reset(arena, run, tasks.get(tasks.size() / 2)));
  }

  private static List<Long> tasks(PeeringEnvironment arena, WorkflowExecution run) {
    return arena.temporal().fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .map(HistoryEvent::getEventId)
        .toList();
  }

  private static WorkflowStub runAt(PeeringEnvironment arena, WorkflowExecution of, String run) {
    var target = WorkflowTargetOptions.newBuilder().setWorkflowId(of.getWorkflowId());
    return arena.temporal().newUntypedWorkflowStub(target.setRunId(run).build(), Optional.empty());
  }

  private static String reset(PeeringEnvironment arena, WorkflowExecution run, long event) {
    var request =
        ResetWorkflowExecutionRequest.newBuilder()
            .setNamespace(arena.temporal().getOptions().getNamespace())
            .setWorkflowExecution(run)
            .setWorkflowTaskFinishEventId(event)
            .setReason("somebody wonders what happens")
            .setRequestId(UUID.randomUUID().toString());
    var service = arena.temporal().getWorkflowServiceStubs().blockingStub();
    return service.resetWorkflowExecution(request.build()).getRunId();
  }

  private static void requireResets(PeeringEnvironment arena) {
    if (!arePossible(arena))
      throw new CaseSkippedException("Temporal's test server can't reset a run");
  }

  /** Everywhere but on Temporal's test server. */
  static boolean arePossible(PeeringEnvironment arena) {
    try {
      reset(arena, WorkflowExecution.newBuilder().setWorkflowId("nobody's").build(), 3);
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.UNIMPLEMENTED;
    }
  }
}
