package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.KeptObject;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.UnpeeringResult;
import java.util.List;

/** The role in a ForeignCluster becomes stale; Hawser computes what to keep from the objects. */
final class StaleForeignClusterCases {
  private StaleForeignClusterCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an interrupted unpeer never deletes the network of the other direction",
            StaleForeignClusterCases::interrupted));
  }

  private static void interrupted(PeeringEnvironment pair) {
    var rome = pair.rome();
    var milan = pair.milan();
    pair.peer(rome, milan, "");
    pair.peer(milan, rome, "");
    String romeNamespace = ClusterUser.tenantNamespace(milan);
    rome.remove(ResourceKind.RESOURCE_SLICE, romeNamespace, milan.id().value());
    eventually(
        "the virtual node is gone",
        () -> rome.get(ResourceKind.VIRTUAL_NODE, romeNamespace, milan.id().value()).isEmpty());
    rome.remove(ResourceKind.IDENTITY, romeNamespace, "controlplane-" + milan.id());
    lookAgain(rome, milan);
    keptNetwork(pair, pair.unpeer(rome, milan, ""));
    lookAgain(rome, milan);
    keptNetwork(pair, pair.unpeer(rome, milan, ""));
  }

  /**
   * Any event of the pair makes Liqo compute the role again, from the remaining objects: consumer.
   */
  private static void lookAgain(ClusterUser cluster, ClusterUser peer) {
    cluster.edit(
        ResourceKind.FOREIGN_CLUSTER,
        null,
        peer.id().value(),
        foreign ->
            foreign
                .getMetadata()
                .setAnnotations(java.util.Map.of("example.com/looked-at", "" + System.nanoTime())));
  }

  private static void keptNetwork(PeeringEnvironment pair, UnpeeringResult result) {
    assertThat(
            result.kept().stream()
                .anyMatch(
                    kept ->
                        kept.reason().contains("network")
                            && holds(kept, "Tenant", pair.milan().id().value())
                            && holds(kept, "Identity", "controlplane-" + pair.rome().id())))
        .as("what is kept is named, and for whom: " + result.kept())
        .isTrue();
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    PeeringAssertions.assertNodeReady(pair.milan(), pair.rome());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
  }

  private static boolean holds(KeptObject kept, String kind, String name) {
    return kept.because().stream().anyMatch(object -> object.is(kind, name));
  }
}
