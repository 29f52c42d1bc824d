package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.UUID;

/** Several who want the same pair at the same time. */
final class ContentionCases {
  private ContentionCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "whoever wants a pair that is being peered is told so, in either direction",
            ContentionCases::meanwhile));
  }

  private static void meanwhile(PeeringEnvironment arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    var first = arena.temporal().newWorkflowStub(Peer.class, arena.options(rome, milan));
    WorkflowClient.start(first::peer, PeeringEnvironment.Requests.peer(rome, milan, ""));
    var others =
        List.of(
            peer(arena, rome, milan),
            peer(arena, milan, rome),
            unpeer(arena, rome, milan),
            unpeer(arena, milan, rome));
    others.forEach(other -> isTold(arena, other));
    var result = WorkflowStub.fromTyped(first).getResult(PeeringResult.class);
    Expect.equal(milan.id().value(), result.node(), "the node of the first");
    PeeringAssertions.node(rome, milan);
    PeeringAssertions.noNode(milan, rome);
    PeeringAssertions.unclaimed(rome, milan);
  }

  private static void isTold(PeeringEnvironment arena, WorkflowStub second) {
    ApplicationFailure failure = PeeringEnvironment.failureOf(() -> second.getResult(Void.class));
    Expect.equal("AlreadyRunning", failure.getType(), "the type of the failure");
    Expect.contains(
        failure.getOriginalMessage(), arena.options(arena.rome(), arena.milan()).getWorkflowId());
  }

  private static WorkflowStub peer(
      PeeringEnvironment arena, ClusterUser consumer, ClusterUser provider) {
    var run = arena.temporal().newUntypedWorkflowStub("Peer", another(arena));
    run.start(PeeringEnvironment.Requests.peer(consumer, provider, ""));
    return run;
  }

  private static WorkflowStub unpeer(
      PeeringEnvironment arena, ClusterUser consumer, ClusterUser provider) {
    var run = arena.temporal().newUntypedWorkflowStub("Unpeer", another(arena));
    run.start(PeeringEnvironment.Requests.unpeer(consumer, provider, ""));
    return run;
  }

  /** As people start runs in the UI: under any ID. */
  private static WorkflowOptions another(PeeringEnvironment arena) {
    return WorkflowOptions.newBuilder(arena.options(arena.rome(), arena.milan()))
        .setWorkflowId("anybody-" + UUID.randomUUID())
        .build();
  }
}
