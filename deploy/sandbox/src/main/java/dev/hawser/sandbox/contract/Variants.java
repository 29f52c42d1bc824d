package dev.hawser.sandbox.contract;

import java.util.List;

/** Liqo's options, and its modules alone or left out. */
final class Variants {
  private Variants() {}

  static List<Case> cases() {
    return List.of(
        new Case("with a NodePort gateway", arena -> gateway(arena, "NodePort")),
        new Case("with a ClusterIP gateway", arena -> gateway(arena, "ClusterIP")),
        new Case("with port, MTU and resources of one's own", Variants::options),
        new Case("with the gateway server on the consumer", Variants::serverOnConsumer),
        new Case("networking alone, then the rest upon it", Variants::networkingThenRest),
        new Case("without networking", Variants::withoutNetworking),
        new Case(
            "authentication alone, then offloading upon it",
            Variants::authenticationThenOffloading),
        new Case("without a virtual node", Variants::withoutVirtualNode),
        new Case("a module alone can be taken down", Variants::unpeerOffloadingAlone));
  }

  private static void gateway(Arena arena, String type) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "\"gateway\": {\"serviceType\": \"" + type + "\"}");
    Peered.node(arena.rome(), arena.milan());
    var server = Peered.server(arena.milan(), arena.rome()).orElseThrow();
    Expect.equal(type, server.get("spec", "endpoint", "serviceType"), "the service type");
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void options(Arena arena) {
    var result =
        arena.peer(
            arena.rome(),
            arena.milan(),
            "\"gateway\": {\"port\": 51999, \"mtu\": 1400}, \"resources\": {\"quantities\":"
                + " {\"cpu\": \"3\", \"pods\": \"20\"}}");
    Expect.equal("3", result.resources().get("cpu"), "the cpu that was granted");
    var server = Peered.server(arena.milan(), arena.rome()).orElseThrow();
    Expect.equal(1400, server.get("spec", "mtu"), "the MTU");
    Expect.equal(51999, server.get("spec", "endpoint", "port"), "the port");
    var refused = arena.peerFails(arena.rome(), arena.milan(), "\"gateway\": {\"port\": 51998}");
    Expect.equal("Conflict", refused.getType(), "a live gateway is not replaced unasked");
    arena.peer(
        arena.rome(), arena.milan(), "\"gateway\": {\"port\": 51998}, \"replaceGateway\": true");
    Peered.node(arena.rome(), arena.milan());
    Peered.connected(arena.rome(), arena.milan());
  }

  private static void serverOnConsumer(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "\"gateway\": {\"serverLocation\": \"consumer\"}");
    Peered.serverOn(arena.rome(), arena.milan());
    Peered.node(arena.rome(), arena.milan());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void networkingThenRest(Arena arena) {
    var result = arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    Expect.equal(null, result.node(), "the node of a network");
    Peered.connected(arena.rome(), arena.milan());
    Peered.noNode(arena.rome(), arena.milan());
    arena.peer(arena.rome(), arena.milan(), "");
    Peered.node(arena.rome(), arena.milan());
  }

  /** Liqo makes a node Ready only with a network, or when it is told not to check. */
  private static void withoutNetworking(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\", \"offloading\"]");
    Expect.that(Peered.server(arena.milan(), arena.rome()).isEmpty(), "there is no gateway");
    Peered.node(arena.rome(), arena.milan());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void authenticationThenOffloading(Arena arena) {
    var refused = arena.peerFails(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    Expect.equal("Conflict", refused.getType(), "offloading needs an authenticated pair");
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    Peered.noNode(arena.rome(), arena.milan());
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    Peered.node(arena.rome(), arena.milan());
  }

  private static void withoutVirtualNode(Arena arena) {
    var result =
        arena.peer(arena.rome(), arena.milan(), "\"resources\": {\"createVirtualNode\": false}");
    Expect.equal(null, result.node(), "the node");
    Expect.that(!result.notes().isEmpty(), "the notes say that offloading is not usable");
    Peered.noNode(arena.rome(), arena.milan());
  }

  private static void unpeerOffloadingAlone(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    arena.unpeer(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    Peered.noNode(arena.rome(), arena.milan());
    Peered.connected(arena.rome(), arena.milan());
    arena.peer(arena.rome(), arena.milan(), "");
    Peered.node(arena.rome(), arena.milan());
  }
}
