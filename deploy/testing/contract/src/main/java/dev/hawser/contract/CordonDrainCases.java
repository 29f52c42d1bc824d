package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import java.util.List;

/** A cordoned or drained tenant keeps its condition when it is peered again. */
final class CordonDrainCases {
  private CordonDrainCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a cordoned tenant keeps the resources it has", CordonDrainCases::cordonedWithNode),
        new ContractCase(
            "a cordoned tenant gets no new resources, and the result says so",
            CordonDrainCases::cordoned),
        new ContractCase(
            "a drained tenant stays drained, and can be unpeered", CordonDrainCases::drained));
  }

  private static void cordonedWithNode(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    setCondition(pair, "Cordoned");
    var versions = ResourceVersions.settled(pair);
    var result = pair.peer(pair.rome(), pair.milan(), "\"requireReady\": true");
    assertThat(result.changed()).as("the result says that nothing was done").isFalse();
    assertNoted(result.notes(), "cordoned");
    versions.assertUnchanged();
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  private static void cordoned(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"networking\", \"authentication\"]");
    setCondition(pair, "Cordoned");
    assertRefusedIfReadinessIsRequired(pair);
    var result = pair.peer(pair.rome(), pair.milan(), "");
    assertThat(result.node()).as("the node").isEqualTo(null);
    assertNoted(result.notes(), "offloading is not usable");
    assertCondition(pair, "Cordoned");
  }

  private static void drained(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    pair.peer(pair.rome(), pair.milan(), "");
    setCondition(pair, "Drained");
    eventually(
        "the tenant is drained",
        () ->
            TenantRoleBinding.of(pair.rome(), pair.milan()).isEmpty()
                && pair.milan()
                    .get(
                        ResourceKind.RESOURCE_SLICE,
                        ClusterUser.tenantNamespace(pair.rome()),
                        pair.milan().id().value())
                    .isEmpty());
    assertRefusedIfReadinessIsRequired(pair);
    var result = pair.peer(pair.rome(), pair.milan(), "");
    assertNoted(
        result.notes(), "offloading is not usable, because " + pair.milan().id() + " has drained");
    assertCondition(pair, "Drained");
    assertThat(TenantRoleBinding.of(pair.rome(), pair.milan()))
        .as("the tenant's permissions")
        .isEqualTo(List.of());
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
  }

  private static void assertRefusedIfReadinessIsRequired(PeeringEnvironment pair) {
    var versions = ResourceVersions.settled(pair);
    var refused = pair.peerFails(pair.rome(), pair.milan(), "\"requireReady\": true");
    assertThat(refused.getType()).as("the type of the refusal").isEqualTo("ResourcesDenied");
    assertThat(refused.getOriginalMessage()).contains("offloading is not usable, because");
    versions.assertUnchanged();
  }

  private static void setCondition(PeeringEnvironment pair, String condition) {
    pair.milan()
        .set(
            ResourceKind.TENANT,
            ClusterUser.tenantNamespace(pair.rome()),
            pair.rome().id().value(),
            "spec",
            "tenantCondition",
            condition);
  }

  private static void assertCondition(PeeringEnvironment pair, String condition) {
    var tenant =
        pair.milan()
            .require(
                ResourceKind.TENANT,
                ClusterUser.tenantNamespace(pair.rome()),
                pair.rome().id().value());
    assertThat(tenant.<Object>get("spec", "tenantCondition"))
        .as("the tenant's condition")
        .isEqualTo(condition);
  }

  private static void assertNoted(List<String> notes, String part) {
    assertThat(notes.stream().anyMatch(note -> note.contains(part)))
        .as("the notes say " + part + ": " + notes)
        .isTrue();
  }
}
