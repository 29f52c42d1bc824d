package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import java.util.List;

/** Peering and unpeering with all three modules. */
final class PeerUnpeerCases {
  private PeerUnpeerCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a peering ends with a Ready node, and unpeering leaves only what liqoctl leaves",
            PeerUnpeerCases::peerAndUnpeer),
        new ContractCase("peering again writes nothing and says so", PeerUnpeerCases::again),
        new ContractCase(
            "unpeering twice is not an error and removes nothing the second time",
            PeerUnpeerCases::unpeerTwice),
        new ContractCase(
            "one of two directions can be unpeered while the other keeps working",
            PeerUnpeerCases::bothDirections),
        new ContractCase(
            "tenant namespaces are deleted on request, from both clusters",
            PeerUnpeerCases::deleteNamespaces),
        new ContractCase(
            "other resources can be requested on an existing peering",
            PeerUnpeerCases::changeResources));
  }

  private static void peerAndUnpeer(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    var result = pair.peer(pair.rome(), pair.milan(), "");
    assertThat(result.node()).as("the node in the result").isEqualTo(pair.milan().id().value());
    assertThat(result.changed()).as("the result says that something was done").isTrue();
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
  }

  private static void again(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    var versions = ResourceVersions.settled(pair);
    var result = pair.peer(pair.rome(), pair.milan(), "");
    assertThat(result.changed()).as("the result says that nothing was done").isFalse();
    assertThat(result.notes().stream().anyMatch(note -> note.contains("nothing was written")))
        .as("the notes say that: " + result.notes())
        .isTrue();
    versions.assertUnchanged();
  }

  private static void unpeerTwice(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    var first = pair.unpeer(pair.rome(), pair.milan(), "");
    var second = pair.unpeer(pair.rome(), pair.milan(), "");
    assertThat(first.deleted()).as("the first one removed something").isNotEmpty();
    assertThat(second.deleted()).as("what the second one removed").isEqualTo(List.of());
  }

  private static void bothDirections(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    pair.peer(pair.milan(), pair.rome(), "");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertNodeReady(pair.milan(), pair.rome());
    var result = pair.unpeer(pair.rome(), pair.milan(), "");
    assertThat(result.kept().stream().anyMatch(kept -> kept.reason().contains("network")))
        .as("the kept network is named: " + result.kept())
        .isTrue();
    PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    PeeringAssertions.assertNodeReady(pair.milan(), pair.rome());
    PeeringAssertions.assertConnected(pair.rome(), pair.milan());
    pair.unpeer(pair.milan(), pair.rome(), "");
    before.assertUnchangedExceptLeftovers();
  }

  private static void deleteNamespaces(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
    assertThat(
            pair.rome()
                .get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(pair.milan())))
        .as("the consumer's tenant namespace is gone")
        .isEmpty();
    assertThat(
            pair.milan()
                .get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(pair.rome())))
        .as("the provider's tenant namespace is gone")
        .isEmpty();
  }

  private static void changeResources(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    var result =
        pair.peer(
            pair.rome(),
            pair.milan(),
            "\"resources\": {\"quantities\": {\"cpu\": \"2\", \"memory\": \"1Gi\"}}");
    assertThat(result.changed()).as("something was changed").isTrue();
    assertThat(result.resources().get("cpu")).as("the cpu that was granted").isEqualTo("2");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }
}
