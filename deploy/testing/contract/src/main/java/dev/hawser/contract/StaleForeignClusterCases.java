package dev.hawser.contract;

import dev.hawser.activity.Kept;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.UnpeeringResult;
import java.util.List;

/**
 * The role in a ForeignCluster goes stale; what to keep is computed from the objects themselves.
 */
final class StaleForeignClusterCases {
  private StaleForeignClusterCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an unpeer that was interrupted never takes the network from the other direction",
            StaleForeignClusterCases::interrupted));
  }

  private static void interrupted(PeeringEnvironment arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    arena.peer(rome, milan, "");
    arena.peer(milan, rome, "");
    String here = ClusterUser.tenantNamespace(milan);
    rome.remove(ResourceKind.RESOURCE_SLICE, here, milan.id().value());
    Expect.eventually(
        "the virtual node is gone",
        () -> rome.get(ResourceKind.VIRTUAL_NODE, here, milan.id().value()).isEmpty());
    rome.remove(ResourceKind.IDENTITY, here, "controlplane-" + milan.id());
    lookAgain(rome, milan);
    keptNetwork(arena, arena.unpeer(rome, milan, ""));
    lookAgain(rome, milan);
    keptNetwork(arena, arena.unpeer(rome, milan, ""));
  }

  /**
   * Any event of the pair has Liqo compute the role anew: of what is left, it is the consumer's.
   */
  private static void lookAgain(ClusterUser side, ClusterUser peer) {
    side.edit(
        ResourceKind.FOREIGN_CLUSTER,
        null,
        peer.id().value(),
        foreign ->
            foreign
                .getMetadata()
                .setAnnotations(java.util.Map.of("example.com/looked-at", "" + System.nanoTime())));
  }

  private static void keptNetwork(PeeringEnvironment arena, UnpeeringResult result) {
    Expect.that(
        result.kept().stream()
            .anyMatch(
                kept ->
                    kept.reason().contains("network")
                        && holds(kept, "Tenant", arena.milan().id().value())
                        && holds(kept, "Identity", "controlplane-" + arena.rome().id())),
        "what is kept is named, and for whom: " + result.kept());
    PeeringAssertions.noNode(arena.rome(), arena.milan());
    PeeringAssertions.node(arena.milan(), arena.rome());
    PeeringAssertions.connected(arena.rome(), arena.milan());
  }

  private static boolean holds(Kept kept, String kind, String name) {
    return kept.because().stream().anyMatch(object -> object.is(kind, name));
  }
}
