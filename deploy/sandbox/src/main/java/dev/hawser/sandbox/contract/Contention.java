package dev.hawser.sandbox.contract;

import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.UUID;

/** Several who want the same pair at the same time. */
final class Contention {
  private Contention() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            "whoever wants a pair that is being peered is told so, in either direction",
            Contention::meanwhile));
  }

  private static void meanwhile(Arena arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    var first = arena.temporal().newWorkflowStub(Peer.class, arena.options(rome, milan));
    WorkflowClient.start(first::peer, Arena.Requests.peer(rome, milan, ""));
    var others =
        List.of(
            peer(arena, rome, milan),
            peer(arena, milan, rome),
            unpeer(arena, rome, milan),
            unpeer(arena, milan, rome));
    others.forEach(other -> isTold(arena, other));
    var result = WorkflowStub.fromTyped(first).getResult(PeeringResult.class);
    Expect.equal(milan.id().value(), result.node(), "the node of the first");
    Peered.node(rome, milan);
    Peered.noNode(milan, rome);
    Peered.unclaimed(rome, milan);
  }

  private static void isTold(Arena arena, WorkflowStub second) {
    ApplicationFailure failure = Arena.failureOf(() -> second.getResult(Void.class));
    Expect.equal("AlreadyRunning", failure.getType(), "the type of the failure");
    Expect.contains(
        failure.getOriginalMessage(), arena.options(arena.rome(), arena.milan()).getWorkflowId());
  }

  private static WorkflowStub peer(Arena arena, Side consumer, Side provider) {
    var run = arena.temporal().newUntypedWorkflowStub("Peer", another(arena));
    run.start(Arena.Requests.peer(consumer, provider, ""));
    return run;
  }

  private static WorkflowStub unpeer(Arena arena, Side consumer, Side provider) {
    var run = arena.temporal().newUntypedWorkflowStub("Unpeer", another(arena));
    run.start(Arena.Requests.unpeer(consumer, provider, ""));
    return run;
  }

  /** As people start runs in the UI: under any ID. */
  private static WorkflowOptions another(Arena arena) {
    return WorkflowOptions.newBuilder(arena.options(arena.rome(), arena.milan()))
        .setWorkflowId("anybody-" + UUID.randomUUID())
        .build();
  }
}
