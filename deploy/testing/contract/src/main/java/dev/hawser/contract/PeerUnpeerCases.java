package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.peering.PeerRequest;
import java.util.List;

/** Peering and unpeering with all three modules. */
final class PeerUnpeerCases {
  private PeerUnpeerCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a peering ends with a Ready node, and unpeering leaves what Liqo itself leaves",
            PeerUnpeerCases::peerAndUnpeer),
        new ContractCase("peering again writes nothing and says so", PeerUnpeerCases::again),
        new ContractCase(
            "unpeering twice is no error and removes nothing the second time",
            PeerUnpeerCases::unpeerTwice),
        new ContractCase(
            "of two directions one can go, and the other keeps working",
            PeerUnpeerCases::bothDirections),
        new ContractCase(
            "namespaces go on request, from both clusters", PeerUnpeerCases::deleteNamespaces),
        new ContractCase("a plan says what would be done, and does nothing", PeerUnpeerCases::plan),
        new ContractCase(
            "other resources are asked for on an existing peering",
            PeerUnpeerCases::changeResources));
  }

  private static void peerAndUnpeer(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    Expect.equal(arena.milan().id().value(), result.node(), "the node in the result");
    Expect.that(result.changed(), "the result says that something was done");
    PeeringAssertions.node(arena.rome(), arena.milan());
    PeeringAssertions.connected(arena.rome(), arena.milan());
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
    PeeringAssertions.noNode(arena.rome(), arena.milan());
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
  }

  private static void again(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var versions = ResourceVersions.settled(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    Expect.that(!result.changed(), "the result says that nothing was done");
    Expect.that(
        result.notes().stream().anyMatch(note -> note.contains("nothing was written")),
        "the notes say so: " + result.notes());
    versions.areUnchanged();
  }

  private static void unpeerTwice(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var first = arena.unpeer(arena.rome(), arena.milan(), "");
    var second = arena.unpeer(arena.rome(), arena.milan(), "");
    Expect.that(!first.deleted().isEmpty(), "the first one removed something");
    Expect.equal(List.of(), second.deleted(), "what the second one removed");
  }

  private static void bothDirections(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.peer(arena.milan(), arena.rome(), "");
    PeeringAssertions.node(arena.rome(), arena.milan());
    PeeringAssertions.node(arena.milan(), arena.rome());
    var result = arena.unpeer(arena.rome(), arena.milan(), "");
    Expect.that(
        result.kept().stream().anyMatch(kept -> kept.reason().contains("network")),
        "the kept network is named: " + result.kept());
    PeeringAssertions.noNode(arena.rome(), arena.milan());
    PeeringAssertions.node(arena.milan(), arena.rome());
    PeeringAssertions.connected(arena.rome(), arena.milan());
    arena.unpeer(arena.milan(), arena.rome(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void deleteNamespaces(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    Expect.that(
        arena
            .rome()
            .get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(arena.milan()))
            .isEmpty(),
        "the consumer's tenant namespace is gone");
    Expect.that(
        arena
            .milan()
            .get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(arena.rome()))
            .isEmpty(),
        "the provider's tenant namespace is gone");
  }

  private static void plan(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    var request = PeerRequest.of(arena.rome().id().value(), arena.milan().id().value());
    var inspection = arena.inspect(arena.rome(), arena.milan(), request);
    Expect.equal(null, inspection.refusal(), "the refusal");
    Expect.that(!inspection.plan().isEmpty(), "there are steps in the plan");
    before.equalsNow();
  }

  private static void changeResources(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var result =
        arena.peer(
            arena.rome(),
            arena.milan(),
            "\"resources\": {\"quantities\": {\"cpu\": \"2\", \"memory\": \"1Gi\"}}");
    Expect.that(result.changed(), "something was changed");
    Expect.equal("2", result.resources().get("cpu"), "the cpu that was granted");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }
}
