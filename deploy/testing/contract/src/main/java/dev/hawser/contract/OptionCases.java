package dev.hawser.contract;

import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import java.util.List;

/** Liqo's options, and its modules alone or left out. */
final class OptionCases {
  private OptionCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase("with a NodePort gateway", arena -> gateway(arena, "NodePort")),
        new ContractCase("with a ClusterIP gateway", arena -> gateway(arena, "ClusterIP")),
        new ContractCase("with port, MTU and resources of one's own", OptionCases::options),
        new ContractCase("with the gateway server on the consumer", OptionCases::serverOnConsumer),
        new ContractCase(
            "networking alone, then the rest upon it", OptionCases::networkingThenRest),
        new ContractCase("without networking", OptionCases::withoutNetworking),
        new ContractCase(
            "authentication alone, then offloading upon it",
            OptionCases::authenticationThenOffloading),
        new ContractCase("without a virtual node", OptionCases::withoutVirtualNode),
        new ContractCase("a module alone can be taken down", OptionCases::unpeerOffloadingAlone));
  }

  private static void gateway(PeeringEnvironment arena, String type) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "\"gateway\": {\"serviceType\": \"" + type + "\"}");
    PeeringAssertions.node(arena.rome(), arena.milan());
    var server = PeeringAssertions.server(arena.milan(), arena.rome()).orElseThrow();
    Expect.equal(type, server.get("spec", "endpoint", "serviceType"), "the service type");
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void options(PeeringEnvironment arena) {
    var result =
        arena.peer(
            arena.rome(),
            arena.milan(),
            "\"gateway\": {\"port\": 51999, \"mtu\": 1400}, \"resources\": {\"quantities\":"
                + " {\"cpu\": \"3\", \"pods\": \"20\"}}");
    Expect.equal("3", result.resources().get("cpu"), "the cpu that was granted");
    var server = PeeringAssertions.server(arena.milan(), arena.rome()).orElseThrow();
    Expect.equal(1400, server.get("spec", "mtu"), "the MTU");
    Expect.equal(51999, server.get("spec", "endpoint", "port"), "the port");
    var refused = arena.peerFails(arena.rome(), arena.milan(), "\"gateway\": {\"port\": 51998}");
    Expect.equal("Conflict", refused.getType(), "a live gateway is not replaced unasked");
    arena.peer(
        arena.rome(), arena.milan(), "\"gateway\": {\"port\": 51998}, \"replaceGateway\": true");
    PeeringAssertions.node(arena.rome(), arena.milan());
    PeeringAssertions.connected(arena.rome(), arena.milan());
  }

  private static void serverOnConsumer(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "\"gateway\": {\"serverLocation\": \"consumer\"}");
    PeeringAssertions.serverOn(arena.rome(), arena.milan());
    PeeringAssertions.node(arena.rome(), arena.milan());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void networkingThenRest(PeeringEnvironment arena) {
    var result = arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\"]");
    Expect.equal(null, result.node(), "the node of a network");
    PeeringAssertions.connected(arena.rome(), arena.milan());
    PeeringAssertions.noNode(arena.rome(), arena.milan());
    arena.peer(arena.rome(), arena.milan(), "");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  /** Liqo makes a node Ready only with a network, or when it is told not to check. */
  private static void withoutNetworking(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\", \"offloading\"]");
    Expect.that(
        PeeringAssertions.server(arena.milan(), arena.rome()).isEmpty(), "there is no gateway");
    PeeringAssertions.node(arena.rome(), arena.milan());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void authenticationThenOffloading(PeeringEnvironment arena) {
    var refused = arena.peerFails(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    Expect.equal("Conflict", refused.getType(), "offloading needs an authenticated pair");
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    PeeringAssertions.noNode(arena.rome(), arena.milan());
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  private static void withoutVirtualNode(PeeringEnvironment arena) {
    var result =
        arena.peer(arena.rome(), arena.milan(), "\"resources\": {\"createVirtualNode\": false}");
    Expect.equal(null, result.node(), "the node");
    Expect.that(!result.notes().isEmpty(), "the notes say that offloading is not usable");
    PeeringAssertions.noNode(arena.rome(), arena.milan());
  }

  private static void unpeerOffloadingAlone(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    arena.unpeer(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    PeeringAssertions.noNode(arena.rome(), arena.milan());
    PeeringAssertions.connected(arena.rome(), arena.milan());
    arena.peer(arena.rome(), arena.milan(), "");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }
}
