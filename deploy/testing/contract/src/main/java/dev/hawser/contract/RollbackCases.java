package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;

/** What can't be finished is undone exactly; what must be refused is refused before a write. */
final class RollbackCases {
  static final String NOBODY_DECIDES =
      "\"resources\": {\"sliceClass\": \"nobody\"}, \"requireReady\": true";

  private RollbackCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a peering whose patience is used up leaves nothing", RollbackCases::impatient),
        new ContractCase(
            "a peering that fails at its last step leaves nothing", RollbackCases::failsLast),
        new ContractCase(
            "a peering that fails restores what it changed, and keeps what it found",
            RollbackCases::failsOnExisting),
        new ContractCase("a peering can be kept as far as it came", RollbackCases::keep),
        new ContractCase("an abort in the middle leaves nothing", RollbackCases::abort),
        new ContractCase("a run under another ID becomes the pair's own", RollbackCases::otherId),
        new ContractCase("a pair that another installation holds is refused", RollbackCases::held),
        new ContractCase("a cluster that nobody serves is named", RollbackCases::unknownCluster));
  }

  private static void impatient(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    var failure = arena.peerFails(arena.rome(), arena.milan(), "\"timeout\": \"PT0.001S\"");
    Expect.contains(failure.getOriginalMessage(), "waited");
    before.equalsNow();
  }

  private static void failsLast(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    var failure = arena.peerFails(arena.rome(), arena.milan(), NOBODY_DECIDES);
    Expect.equal("ResourcesDenied", failure.getType(), "the type of the failure");
    before.equalsNow();
  }

  private static void failsOnExisting(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\", \"authentication\"]");
    var before = PairSnapshot.of(arena);
    arena.peerFails(arena.rome(), arena.milan(), NOBODY_DECIDES);
    before.equalsNow();
    PeeringAssertions.connected(arena.rome(), arena.milan());
  }

  private static void keep(PeeringEnvironment arena) {
    arena.peerFails(arena.rome(), arena.milan(), NOBODY_DECIDES + ", \"onFailure\": \"Keep\"");
    PeeringAssertions.connected(arena.rome(), arena.milan());
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
  }

  private static void abort(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    var run =
        arena.temporal().newWorkflowStub(Peer.class, arena.options(arena.rome(), arena.milan()));
    WorkflowClient.start(
        run::peer, PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), ""));
    Expect.eventually(
        "the pair is claimed",
        () ->
            run.status().steps().stream()
                .anyMatch(step -> step.step() == Step.CLAIM && step.state() == State.DONE));
    run.abort("the wrong pair");
    var failure =
        PeeringEnvironment.failureOf(() -> WorkflowStub.fromTyped(run).getResult(Void.class));
    Expect.equal("Aborted", failure.getType(), "the type of the failure");
    Expect.contains(failure.getOriginalMessage(), "the wrong pair");
    before.equalsNow();
  }

  private static void otherId(PeeringEnvironment arena) {
    var options =
        WorkflowOptions.newBuilder(arena.options(arena.rome(), arena.milan()))
            .setWorkflowId("anything-" + System.nanoTime())
            .build();
    var result =
        arena
            .temporal()
            .newWorkflowStub(Peer.class, options)
            .peer(PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), ""));
    Expect.equal(arena.milan().id().value(), result.node(), "the node in the result");
    var own =
        arena
            .temporal()
            .newUntypedWorkflowStub(arena.options(arena.rome(), arena.milan()).getWorkflowId());
    Expect.that(own.describe().getCloseTime() != null, "the pair's own run is the one that did it");
  }

  private static void held(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    hold(arena);
    var before = PairSnapshot.of(arena);
    var failure = arena.peerFails(arena.rome(), arena.milan(), "");
    Expect.equal("AlreadyRunning", failure.getType(), "the type of the failure");
    Expect.contains(failure.getOriginalMessage(), "elsewhere");
    before.equalsNow();
    arena.peer(arena.rome(), arena.milan(), "\"takeOver\": true");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  private static void hold(PeeringEnvironment arena) {
    String claim =
        "{\"namespace\": \"elsewhere\", \"workflow\": \"peering/x\", \"run\": \"1\", \"since\":"
            + " \"2026-01-01T00:00:00Z\"}";
    for (var side :
        List.of(List.of(arena.rome(), arena.milan()), List.of(arena.milan(), arena.rome()))) {
      side.get(0)
          .client()
          .namespaces()
          .withName(ClusterUser.tenantNamespace(side.get(1)))
          .edit(
              namespace -> {
                namespace.getMetadata().setAnnotations(Map.of("hawser.dev/claim", claim));
                return namespace;
              });
    }
  }

  private static void unknownCluster(PeeringEnvironment arena) {
    var nowhere =
        new ClusterUser(new dev.hawser.activity.ClusterId("nowhere"), arena.milan().client());
    var before = PairSnapshot.of(arena);
    var failure = arena.peerFails(arena.rome(), nowhere, "");
    Expect.equal("NoWorker", failure.getType(), "the type of the failure");
    Expect.contains(failure.getOriginalMessage(), "nowhere");
    before.equalsNow();
  }
}
