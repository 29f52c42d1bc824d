package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.harness.WatchRecorder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** A living gateway is replaced when that is asked for, and then wholly. */
final class GatewayReplacementCases {
  private static final String OTHER_PORT = "\"gateway\": {\"port\": 51999}";

  private GatewayReplacementCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a living gateway is not replaced unasked", GatewayReplacementCases::unasked),
        new ContractCase(
            "a gateway that is replaced is gone with its child before the new one is made",
            GatewayReplacementCases::asked));
  }

  private static void unasked(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    var versions = ResourceVersions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), OTHER_PORT);
    Expect.equal("Conflict", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "port is 51840, asked 51999");
    Expect.contains(refused.getOriginalMessage(), "replaceGateway");
    versions.areUnchanged();
  }

  private static void asked(PeeringEnvironment arena) {
    String networking = "\"modules\": [\"networking\"]";
    arena.peer(arena.rome(), arena.milan(), networking);
    var old = server(arena);
    var oldChild = child(arena);
    try (var seen = WatchRecorder.of(arena.milan(), ResourceKind.WG_GATEWAY_SERVER)) {
      var result =
          arena.peer(
              arena.rome(),
              arena.milan(),
              networking + ", " + OTHER_PORT + ", \"replaceGateway\": true");
      Expect.equal(51999, result.endpoint() == null ? null : result.endpoint().port(), "the port");
      Expect.that(
          seen.versionOfEnd(uid(oldChild)) < version(seen.first(uid(child(arena)))),
          "the old child is gone before the new one is there");
    }
    Expect.that(!uid(old).equals(uid(server(arena))), "the gateway server is another one");
    Expect.equal(
        uid(server(arena)),
        child(arena).getMetadata().getOwnerReferences().get(0).getUid(),
        "whose child the new child is");
    PeeringAssertions.connected(arena.rome(), arena.milan());
  }

  private static GenericKubernetesResource server(PeeringEnvironment arena) {
    return PeeringAssertions.server(arena.milan(), arena.rome()).orElseThrow();
  }

  private static GenericKubernetesResource child(PeeringEnvironment arena) {
    return arena
        .milan()
        .require(
            ResourceKind.WG_GATEWAY_SERVER,
            ClusterUser.tenantNamespace(arena.rome()),
            arena.rome().id().value());
  }

  private static String uid(GenericKubernetesResource object) {
    return object.getMetadata().getUid();
  }

  private static long version(GenericKubernetesResource object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }
}
