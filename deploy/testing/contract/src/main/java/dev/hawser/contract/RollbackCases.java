package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.Peer;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Map;

/** A peering that can't be completed is undone exactly, or kept on request. */
final class RollbackCases {
  static final String UNHANDLED_CLASS =
      "\"resources\": {\"sliceClass\": \"nobody\"}, \"requireReady\": true";

  private RollbackCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase("a peering that times out leaves nothing", RollbackCases::timeout),
        new ContractCase(
            "a peering that fails at its last step leaves nothing",
            RollbackCases::failureAtLastStep),
        new ContractCase(
            "a peering that fails restores what it changed and keeps what existed before",
            RollbackCases::failureOnExistingPeering),
        new ContractCase("a failed peering can be kept as it is", RollbackCases::keep),
        new ContractCase("an abort halfway leaves nothing", RollbackCases::abort),
        new ContractCase(
            "a run under another workflow ID starts the pair's own run",
            RollbackCases::otherWorkflowId),
        new ContractCase(
            "a pair that another installation has claimed is refused", RollbackCases::claimedPair),
        new ContractCase("a cluster without a worker is named", RollbackCases::unknownCluster));
  }

  private static void timeout(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    var failure = pair.peerFails(pair.rome(), pair.milan(), "\"timeout\": \"PT0.001S\"");
    assertThat(failure.getOriginalMessage()).contains("waited");
    before.assertUnchanged();
  }

  private static void failureAtLastStep(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    var failure = pair.peerFails(pair.rome(), pair.milan(), UNHANDLED_CLASS);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("ResourcesDenied");
    before.assertUnchanged();
  }

  private static void failureOnExistingPeering(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"networking\", \"authentication\"]");
    var before = PairSnapshot.of(pair);
    pair.peerFails(pair.rome(), pair.milan(), UNHANDLED_CLASS);
    before.assertUnchanged();
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
  }

  private static void keep(PeeringEnvironment pair) {
    pair.peerFails(pair.rome(), pair.milan(), UNHANDLED_CLASS + ", \"onFailure\": \"Keep\"");
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
  }

  private static void abort(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    var run = ConcurrentChangeCases.startUntil(pair, Step.CLAIM, ConcurrentChangeCases.NO_TUNNEL);
    run.update("abort", String.class, "the wrong pair");
    var failure = RunEnd.failure(run);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage()).contains("the wrong pair");
    before.assertUnchanged();
  }

  private static void otherWorkflowId(PeeringEnvironment pair) {
    var options =
        WorkflowOptions.newBuilder(pair.options(pair.rome(), pair.milan()))
            .setWorkflowId("anything-" + System.nanoTime())
            .build();
    var result =
        pair.temporal()
            .newWorkflowStub(Peer.class, options)
            .peer(PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), ""));
    assertThat(result.node()).as("the node in the result").isEqualTo(pair.milan().id().value());
    var own =
        pair.temporal()
            .newUntypedWorkflowStub(pair.options(pair.rome(), pair.milan()).getWorkflowId());
    assertThat(own.describe().getCloseTime()).as("the pair's own run has ended").isNotNull();
  }

  private static void claimedPair(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"networking\"]");
    claimElsewhere(pair);
    var before = PairSnapshot.of(pair);
    var failure = pair.peerFails(pair.rome(), pair.milan(), "");
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage()).contains("elsewhere");
    before.assertUnchanged();
    pair.peer(pair.rome(), pair.milan(), "\"takeOver\": true");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  private static void claimElsewhere(PeeringEnvironment pair) {
    String claim =
        "{\"namespace\": \"elsewhere\", \"workflow\": \"peering/x\", \"run\": \"1\", \"since\":"
            + " \"2026-01-01T00:00:00Z\"}";
    for (var clusters :
        List.of(List.of(pair.rome(), pair.milan()), List.of(pair.milan(), pair.rome()))) {
      clusters
          .get(0)
          .client()
          .namespaces()
          .withName(ClusterUser.tenantNamespace(clusters.get(1)))
          .edit(
              namespace -> {
                namespace.getMetadata().setAnnotations(Map.of("hawser.dev/claim", claim));
                return namespace;
              });
    }
  }

  private static void unknownCluster(PeeringEnvironment pair) {
    var nowhere = new ClusterUser(new ClusterId("nowhere"), pair.milan().client());
    var before = PairSnapshot.of(pair);
    var failure = pair.peerFails(pair.rome(), nowhere, "");
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("NoWorker");
    assertThat(failure.getOriginalMessage()).contains("nowhere");
    before.assertUnchanged();
  }
}
