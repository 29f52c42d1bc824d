package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringResult;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;

/** A slice that the provider denies, permanently or temporarily. */
final class SliceDenialCases {
  private static final String CALM = "\"modules\": [\"authentication\", \"offloading\"]";

  private SliceDenialCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a permanent denial is reported with its remedy, and repair removes it",
            SliceDenialCases::stays),
        new ContractCase("a temporary denial does not fail a peering", SliceDenialCases::passes));
  }

  private static void stays(PeeringEnvironment pair) {
    keptForAnother(pair);
    var failure = pair.peerFails(pair.rome(), pair.milan(), CALM + ", \"onFailure\": \"Keep\"");
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("ResourcesDenied");
    assertThat(failure.getOriginalMessage()).contains("Secret " + cache(pair));
    assertThat(failure.getOriginalMessage()).contains("set repair");
    pair.peer(pair.rome(), pair.milan(), CALM + ", \"repair\": true");
    PeeringAssertions.node(pair.rome(), pair.milan());
  }

  private static void passes(PeeringEnvironment pair) {
    keptForAnother(pair);
    var run = pair.temporal().newWorkflowStub(Peer.class, pair.options(pair.rome(), pair.milan()));
    WorkflowClient.start(
        run::peer, PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), CALM));
    eventually("the slice is denied", () -> isDenied(pair));
    pair.milan().delete(ResourceKind.SECRET, ClusterUser.tenantNamespace(pair.rome()), cache(pair));
    var result = WorkflowStub.fromTyped(run).getResult(PeeringResult.class);
    assertThat(result.node()).as("the node in the result").isEqualTo(pair.milan().id().value());
    PeeringAssertions.node(pair.rome(), pair.milan());
  }

  private static boolean isDenied(PeeringEnvironment pair) {
    return pair.rome()
        .get(
            ResourceKind.RESOURCE_SLICE,
            ClusterUser.tenantNamespace(pair.milan()),
            pair.milan().id().value())
        .filter(
            slice ->
                slice.<Object>get("status", "conditions") instanceof List<?> conditions
                    && conditions.stream()
                        .anyMatch(
                            condition ->
                                condition instanceof Map<?, ?> is
                                    && "Authentication".equals(is.get("type"))
                                    && "Denied".equals(is.get("status"))))
        .isPresent();
  }

  /** A certificate of the slice is kept, and for another request than the one that will come. */
  private static void keptForAnother(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), CALM);
    pair.unpeer(pair.rome(), pair.milan(), "");
    pair.milan()
        .set(
            ResourceKind.SECRET,
            ClusterUser.tenantNamespace(pair.rome()),
            cache(pair),
            "data",
            "csr",
            "YW5vdGhlcg==");
  }

  private static String cache(PeeringEnvironment pair) {
    return "liqo-remote-certificate-" + pair.milan().id();
  }
}
