package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringResult;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.UUID;

/** Several requests for the same pair at the same time. */
final class ContentionCases {
  private ContentionCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a request for a pair that is being peered is refused, in either direction",
            ContentionCases::requestsDuringAPeering));
  }

  private static void requestsDuringAPeering(PeeringEnvironment pair) {
    var rome = pair.rome();
    var milan = pair.milan();
    var first = pair.startPeer(rome, milan, "");
    var others =
        List.of(
            peer(pair, rome, milan),
            peer(pair, milan, rome),
            unpeer(pair, rome, milan),
            unpeer(pair, milan, rome));
    others.forEach(other -> assertRefused(pair, other));
    var result = RunEnd.result(first, PeeringResult.class);
    assertThat(result.node()).as("the node of the first").isEqualTo(milan.id().value());
    PeeringAssertions.assertNodeReady(rome, milan);
    PeeringAssertions.assertNoNode(milan, rome);
    PeeringAssertions.assertUnclaimed(rome, milan);
  }

  private static void assertRefused(PeeringEnvironment pair, WorkflowStub second) {
    ApplicationFailure failure = RunEnd.failure(second);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage())
        .contains(pair.options(pair.rome(), pair.milan()).getWorkflowId());
  }

  private static WorkflowStub peer(
      PeeringEnvironment pair, ClusterUser consumer, ClusterUser provider) {
    var run = pair.temporal().newUntypedWorkflowStub("Peer", optionsWithOtherId(pair));
    run.start(PeeringEnvironment.Requests.peer(consumer, provider, ""));
    return run;
  }

  private static WorkflowStub unpeer(
      PeeringEnvironment pair, ClusterUser consumer, ClusterUser provider) {
    var run = pair.temporal().newUntypedWorkflowStub("Unpeer", optionsWithOtherId(pair));
    run.start(PeeringEnvironment.Requests.unpeer(consumer, provider, ""));
    return run;
  }

  /** Any other workflow ID, as users choose in the UI. */
  private static WorkflowOptions optionsWithOtherId(PeeringEnvironment pair) {
    return WorkflowOptions.newBuilder(pair.options(pair.rome(), pair.milan()))
        .setWorkflowId("anybody-" + UUID.randomUUID())
        .build();
  }
}
