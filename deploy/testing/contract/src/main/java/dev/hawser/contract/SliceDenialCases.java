package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringResult;
import java.util.List;
import java.util.Map;

/** A slice that the provider denies, permanently or temporarily. */
final class SliceDenialCases {
  private static final String WITHOUT_NETWORKING =
      "\"modules\": [\"authentication\", \"offloading\"]";

  private SliceDenialCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a permanent denial is reported with its remedy, and repair removes it",
            SliceDenialCases::permanentDenial),
        new ContractCase(
            "a temporary denial does not fail a peering", SliceDenialCases::temporaryDenial));
  }

  private static void permanentDenial(PeeringEnvironment pair) {
    cacheForOtherRequest(pair);
    var failure =
        pair.peerFails(pair.rome(), pair.milan(), WITHOUT_NETWORKING + ", \"onFailure\": \"Keep\"");
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("ResourcesDenied");
    assertThat(failure.getOriginalMessage()).contains("Secret " + certificateSecret(pair));
    assertThat(failure.getOriginalMessage()).contains("set repair");
    pair.peer(pair.rome(), pair.milan(), WITHOUT_NETWORKING + ", \"repair\": true");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  private static void temporaryDenial(PeeringEnvironment pair) {
    cacheForOtherRequest(pair);
    var run = pair.startPeer(pair.rome(), pair.milan(), WITHOUT_NETWORKING);
    eventually("the slice is denied", () -> isDenied(pair));
    pair.milan()
        .delete(
            ResourceKind.SECRET, ClusterUser.tenantNamespace(pair.rome()), certificateSecret(pair));
    var result = RunEnd.result(run, PeeringResult.class);
    assertThat(result.node()).as("the node in the result").isEqualTo(pair.milan().id().value());
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
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

  /** Leaves a cached certificate for the slice that belongs to another request. */
  private static void cacheForOtherRequest(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), WITHOUT_NETWORKING);
    pair.unpeer(pair.rome(), pair.milan(), "");
    pair.milan()
        .set(
            ResourceKind.SECRET,
            ClusterUser.tenantNamespace(pair.rome()),
            certificateSecret(pair),
            "data",
            "csr",
            "YW5vdGhlcg==");
  }

  private static String certificateSecret(PeeringEnvironment pair) {
    return "liqo-remote-certificate-" + pair.milan().id();
  }
}
