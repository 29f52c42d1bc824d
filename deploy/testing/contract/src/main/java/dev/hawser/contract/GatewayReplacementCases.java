package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.harness.WatchRecorder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** An existing gateway is replaced only on request, and then completely. */
final class GatewayReplacementCases {
  private static final String OTHER_PORT = "\"gateway\": {\"port\": 51999}";

  private GatewayReplacementCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an existing gateway is replaced only on request",
            GatewayReplacementCases::withoutRequest),
        new ContractCase(
            "a replaced gateway and its child are gone before the new gateway is created",
            GatewayReplacementCases::onRequest));
  }

  private static void withoutRequest(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"networking\"]");
    var versions = ResourceVersions.settled(pair);
    var refused = pair.peerFails(pair.rome(), pair.milan(), OTHER_PORT);
    assertThat(refused.getType()).as("the type of the refusal").isEqualTo("Conflict");
    assertThat(refused.getOriginalMessage()).contains("port is 51840, requested 51999");
    assertThat(refused.getOriginalMessage()).contains("replaceGateway");
    versions.assertUnchanged();
  }

  private static void onRequest(PeeringEnvironment pair) {
    String networking = "\"modules\": [\"networking\"]";
    pair.peer(pair.rome(), pair.milan(), networking);
    var old = server(pair);
    var oldChild = child(pair);
    try (var seen = WatchRecorder.of(pair.milan(), ResourceKind.WG_GATEWAY_SERVER)) {
      var result =
          pair.peer(
              pair.rome(),
              pair.milan(),
              networking + ", " + OTHER_PORT + ", \"replaceGateway\": true");
      assertThat(result.endpoint() == null ? null : result.endpoint().port())
          .as("the port")
          .isEqualTo(51999);
      assertThat(seen.versionOfDeletion(uid(oldChild)) < version(seen.created(uid(child(pair)))))
          .as("the old child is gone before the new one is created")
          .isTrue();
    }
    assertThat(uid(server(pair))).as("the gateway server is another one").isNotEqualTo(uid(old));
    assertThat(child(pair).getMetadata().getOwnerReferences().get(0).getUid())
        .as("the owner of the new child")
        .isEqualTo(uid(server(pair)));
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
  }

  private static GenericKubernetesResource server(PeeringEnvironment pair) {
    return PeeringAssertions.gatewayServer(pair.milan(), pair.rome()).orElseThrow();
  }

  private static GenericKubernetesResource child(PeeringEnvironment pair) {
    return pair.milan()
        .require(
            ResourceKind.WG_GATEWAY_SERVER,
            ClusterUser.tenantNamespace(pair.rome()),
            pair.rome().id().value());
  }

  private static String uid(GenericKubernetesResource object) {
    return object.getMetadata().getUid();
  }

  private static long version(GenericKubernetesResource object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }
}
