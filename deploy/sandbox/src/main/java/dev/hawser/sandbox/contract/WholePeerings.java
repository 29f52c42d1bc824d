package dev.hawser.sandbox.contract;

import dev.hawser.peering.PeerRequest;
import java.util.List;

/** Peering and unpeering with all three modules. */
final class WholePeerings {
  private WholePeerings() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            "a peering ends with a Ready node, and unpeering leaves what Liqo itself leaves",
            WholePeerings::peerAndUnpeer),
        new Case("peering again writes nothing and says so", WholePeerings::again),
        new Case(
            "unpeering twice is no error and removes nothing the second time",
            WholePeerings::unpeerTwice),
        new Case(
            "of two directions one can go, and the other keeps working",
            WholePeerings::bothDirections),
        new Case("namespaces go on request, from both clusters", WholePeerings::deleteNamespaces),
        new Case("a plan says what would be done, and does nothing", WholePeerings::plan),
        new Case(
            "other resources are asked for on an existing peering",
            WholePeerings::changeResources));
  }

  private static void peerAndUnpeer(Arena arena) {
    var before = Before.of(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    Expect.equal(arena.milan().id().value(), result.node(), "the node in the result");
    Expect.that(result.changed(), "the result says that something was done");
    Peered.node(arena.rome(), arena.milan());
    Peered.connected(arena.rome(), arena.milan());
    Peered.unclaimed(arena.rome(), arena.milan());
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
    Peered.noNode(arena.rome(), arena.milan());
    Peered.unclaimed(arena.rome(), arena.milan());
  }

  private static void again(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var versions = Versions.settled(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    Expect.that(!result.changed(), "the result says that nothing was done");
    Expect.that(
        result.notes().stream().anyMatch(note -> note.contains("nothing was written")),
        "the notes say so: " + result.notes());
    versions.areUnchanged();
  }

  private static void unpeerTwice(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var first = arena.unpeer(arena.rome(), arena.milan(), "");
    var second = arena.unpeer(arena.rome(), arena.milan(), "");
    Expect.that(!first.gone().isEmpty(), "the first one removed something");
    Expect.equal(List.of(), second.gone(), "what the second one removed");
  }

  private static void bothDirections(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.peer(arena.milan(), arena.rome(), "");
    Peered.node(arena.rome(), arena.milan());
    Peered.node(arena.milan(), arena.rome());
    var result = arena.unpeer(arena.rome(), arena.milan(), "");
    Expect.that(
        result.kept().stream().anyMatch(kept -> kept.contains("network")),
        "the kept network is named: " + result.kept());
    Peered.noNode(arena.rome(), arena.milan());
    Peered.node(arena.milan(), arena.rome());
    Peered.connected(arena.rome(), arena.milan());
    arena.unpeer(arena.milan(), arena.rome(), "");
    before.equalsNowButForLiqosOwnLeftOvers();
  }

  private static void deleteNamespaces(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    Expect.that(
        arena.rome().get(Watched.NAMESPACE, null, Side.tenantNamespace(arena.milan())).isEmpty(),
        "the consumer's tenant namespace is gone");
    Expect.that(
        arena.milan().get(Watched.NAMESPACE, null, Side.tenantNamespace(arena.rome())).isEmpty(),
        "the provider's tenant namespace is gone");
  }

  private static void plan(Arena arena) {
    var before = Before.of(arena);
    var request = PeerRequest.of(arena.rome().id().value(), arena.milan().id().value());
    var inspection = arena.inspect(arena.rome(), arena.milan(), request);
    Expect.equal(null, inspection.refusal(), "the refusal");
    Expect.that(!inspection.plan().isEmpty(), "there are steps in the plan");
    before.equalsNow();
  }

  private static void changeResources(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    var result =
        arena.peer(
            arena.rome(),
            arena.milan(),
            "\"resources\": {\"quantities\": {\"cpu\": \"2\", \"memory\": \"1Gi\"}}");
    Expect.that(result.changed(), "something was changed");
    Expect.equal("2", result.resources().get("cpu"), "the cpu that was granted");
    Peered.node(arena.rome(), arena.milan());
  }
}
