package dev.hawser.sandbox.contract;

import dev.hawser.peering.UnpeeringResult;
import java.util.List;

/**
 * The role in a ForeignCluster goes stale; what to keep is computed from the objects themselves.
 */
final class StaleTruth {
  private StaleTruth() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            "an unpeer that was interrupted never takes the network from the other direction",
            StaleTruth::interrupted));
  }

  private static void interrupted(Arena arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    arena.peer(rome, milan, "");
    arena.peer(milan, rome, "");
    String here = Side.tenantNamespace(milan);
    rome.remove(Watched.RESOURCE_SLICE, here, milan.id().value());
    Expect.eventually(
        "the virtual node is gone",
        () -> rome.get(Watched.VIRTUAL_NODE, here, milan.id().value()).isEmpty());
    rome.remove(Watched.IDENTITY, here, "controlplane-" + milan.id());
    lookAgain(rome, milan);
    keptNetwork(arena, arena.unpeer(rome, milan, ""));
    lookAgain(rome, milan);
    keptNetwork(arena, arena.unpeer(rome, milan, ""));
  }

  /**
   * Any event of the pair has Liqo compute the role anew: of what is left, it is the consumer's.
   */
  private static void lookAgain(Side side, Side peer) {
    side.edit(
        Watched.FOREIGN_CLUSTER,
        null,
        peer.id().value(),
        foreign ->
            foreign
                .getMetadata()
                .setAnnotations(java.util.Map.of("example.com/looked-at", "" + System.nanoTime())));
  }

  private static void keptNetwork(Arena arena, UnpeeringResult result) {
    Expect.that(
        result.kept().stream()
            .anyMatch(
                kept ->
                    kept.contains("network")
                        && kept.contains("Tenant " + arena.milan().id())
                        && kept.contains("Identity controlplane-" + arena.rome().id())),
        "what is kept is named, and for whom: " + result.kept());
    Peered.noNode(arena.rome(), arena.milan());
    Peered.node(arena.milan(), arena.rome());
    Peered.connected(arena.rome(), arena.milan());
  }
}
