package dev.hawser.sandbox.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** A living gateway is replaced when that is asked for, and then wholly. */
final class ReplacedGateways {
  private static final String OTHER_PORT = "\"gateway\": {\"port\": 51999}";

  private ReplacedGateways() {}

  static List<Case> cases() {
    return List.of(
        new Case("a living gateway is not replaced unasked", ReplacedGateways::unasked),
        new Case(
            "a gateway that is replaced is gone with its child before the new one is made",
            ReplacedGateways::asked));
  }

  private static void unasked(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    var versions = Versions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), OTHER_PORT);
    Expect.equal("Conflict", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "port is 51840, asked 51999");
    Expect.contains(refused.getOriginalMessage(), "replaceGateway");
    versions.areUnchanged();
  }

  private static void asked(Arena arena) {
    String networking = "\"modules\": [\"networking\"]";
    arena.peer(arena.rome(), arena.milan(), networking);
    var old = server(arena);
    var oldChild = child(arena);
    try (var seen = Sightings.of(arena.milan(), Watched.WG_GATEWAY_SERVER)) {
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
    Peered.connected(arena.rome(), arena.milan());
  }

  private static GenericKubernetesResource server(Arena arena) {
    return Peered.server(arena.milan(), arena.rome()).orElseThrow();
  }

  private static GenericKubernetesResource child(Arena arena) {
    return arena
        .milan()
        .require(
            Watched.WG_GATEWAY_SERVER,
            Side.tenantNamespace(arena.rome()),
            arena.rome().id().value());
  }

  private static String uid(GenericKubernetesResource object) {
    return object.getMetadata().getUid();
  }

  private static long version(GenericKubernetesResource object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }
}
