package dev.hawser.sandbox.contract;

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
final class Resets {
  private Resets() {}

  static List<Case> cases() {
    return List.of(
        new Case("a peering that is reset after its end stands as before", Resets::standing),
        new Case("a reset of an earlier run leaves a later peering alone", Resets::earlier),
        new Case("a reset of a rollback leaves nothing", Resets::rolledBack),
        new Case("a terminated peering that is reset goes on where it was", Resets::terminated));
  }

  private static void standing(Arena arena) {
    requireResets(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    Versions.settled(arena);
    var before = Before.of(arena);
    letGo(resetToItsMiddle(arena, latest(arena)));
    stands(arena, before);
  }

  private static void earlier(Arena arena) {
    requireResets(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    var peer = latest(arena);
    arena.unpeer(arena.rome(), arena.milan(), "");
    var unpeer = latest(arena);
    arena.clean();
    arena.peer(arena.rome(), arena.milan(), "");
    Versions.settled(arena);
    var before = Before.of(arena);
    letGo(resetToItsMiddle(arena, peer));
    letGo(resetToItsMiddle(arena, unpeer));
    stands(arena, before);
  }

  private static void rolledBack(Arena arena) {
    requireResets(arena);
    var before = Before.of(arena);
    arena.peerFails(arena.rome(), arena.milan(), Undoings.NOBODY_DECIDES);
    letGo(resetToItsMiddle(arena, latest(arena)));
    before.equalsNow();
  }

  /** Its claim stands. */
  private static void terminated(Arena arena) {
    requireResets(arena);
    var before = Before.of(arena);
    Bystanders.startUntil(arena, Step.CONFIGURATION).terminate("pulled the plug");
    var run = latest(arena);
    runAt(arena, run, reset(arena, run, tasks(arena, run).getLast())).getResult(Void.class);
    Peered.node(arena.rome(), arena.milan());
    Peered.unclaimed(arena.rome(), arena.milan());
    arena.clean();
    before.equalsNow();
  }

  private static void stands(Arena arena, Before before) {
    before.equalsNow();
    Peered.node(arena.rome(), arena.milan());
    Peered.connected(arena.rome(), arena.milan());
    Peered.unclaimed(arena.rome(), arena.milan());
  }

  /** Nobody knows what became of the pair meanwhile. */
  private static void letGo(WorkflowStub run) {
    var failure = Arena.failureOf(() -> run.getResult(Void.class));
    Expect.equal("Aborted", failure.getType(), "the type of the failure");
    Expect.contains(failure.getOriginalMessage(), "reset after it had let the pair go");
  }

  /** The pair's latest run. */
  private static WorkflowExecution latest(Arena arena) {
    String id = arena.options(arena.rome(), arena.milan()).getWorkflowId();
    return arena.temporal().newUntypedWorkflowStub(id).describe().getExecution();
  }

  private static WorkflowStub resetToItsMiddle(Arena arena, WorkflowExecution run) {
    var tasks = tasks(arena, run);
    return runAt(arena, run, reset(arena, run, tasks.get(tasks.size() / 2)));
  }

  private static List<Long> tasks(Arena arena, WorkflowExecution run) {
    return arena.temporal().fetchHistory(run.getWorkflowId(), run.getRunId()).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
        .map(HistoryEvent::getEventId)
        .toList();
  }

  private static WorkflowStub runAt(Arena arena, WorkflowExecution of, String run) {
    var target = WorkflowTargetOptions.newBuilder().setWorkflowId(of.getWorkflowId());
    return arena.temporal().newUntypedWorkflowStub(target.setRunId(run).build(), Optional.empty());
  }

  private static String reset(Arena arena, WorkflowExecution run, long event) {
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

  private static void requireResets(Arena arena) {
    if (!arePossible(arena)) throw new Skipped("Temporal's test server can't reset a run");
  }

  /** Everywhere but on Temporal's test server. */
  static boolean arePossible(Arena arena) {
    try {
      reset(arena, WorkflowExecution.newBuilder().setWorkflowId("nobody's").build(), 3);
      return true;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.UNIMPLEMENTED;
    }
  }
}
