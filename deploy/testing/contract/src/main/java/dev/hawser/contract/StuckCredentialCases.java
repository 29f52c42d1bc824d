package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Step;
import java.util.List;
import java.util.Objects;

/**
 * A state that liqoctl's unpeer sometimes leaves: the Tenant was deleted before the Identity's
 * Renew, so the consumer's credentials stay Terminating and the next peering would hang.
 */
final class StuckCredentialCases {
  private StuckCredentialCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "credentials stuck in deletion are refused by name and cleaned up by unpeering",
            StuckCredentialCases::healedByUnpeer),
        new ContractCase(
            "credentials stuck in deletion are cleaned up by peering with repair",
            StuckCredentialCases::healedByRepair));
  }

  private static void healedByUnpeer(PeeringEnvironment pair) {
    var before = PairSnapshot.of(pair);
    stuck(pair);
    var versions = ResourceVersions.settled(pair);
    var refused = pair.peerFails(pair.rome(), pair.milan(), "");
    assertThat(refused.getType()).as("the type of the refusal").isEqualTo("StaleCredentials");
    assertThat(refused.getOriginalMessage()).contains("Renew controlplane-" + pair.milan().id());
    assertThat(refused.getOriginalMessage()).contains("Secret " + secret(pair));
    assertThat(refused.getOriginalMessage()).contains("unpeer first, or set repair");
    versions.assertUnchanged();
    pair.unpeer(pair.rome(), pair.milan(), "");
    before.assertAlreadyUnchangedExceptLeftovers();
    pair.peer(pair.rome(), pair.milan(), "");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  private static void healedByRepair(PeeringEnvironment pair) {
    stuck(pair);
    var request = PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), "\"repair\": true");
    var inspection = pair.inspect(InspectRequest.of(request));
    assertThat(Objects.requireNonNull(inspection.plan()).objects())
        .as("the repair is in the plan")
        .anyMatch(planned -> planned.step() == Step.REPAIR);
    pair.peer(pair.rome(), pair.milan(), "\"repair\": true");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    var renew =
        pair.rome()
            .require(
                ResourceKind.RENEW,
                ClusterUser.tenantNamespace(pair.milan()),
                "controlplane-" + pair.milan().id());
    assertThat(renew.getMetadata().getDeletionTimestamp())
        .as("the deletion of the new Renew")
        .isEqualTo(null);
  }

  /** The order of an unpeer that lost the race: permissions first, then credentials. */
  private static void stuck(PeeringEnvironment pair) {
    var rome = pair.rome();
    var milan = pair.milan();
    pair.peer(rome, milan, "\"modules\": [\"authentication\"]");
    String milanNamespace = ClusterUser.tenantNamespace(rome);
    String romeNamespace = ClusterUser.tenantNamespace(milan);
    eventually(
        "the Renew is replicated",
        () ->
            milan
                .get(ResourceKind.RENEW, milanNamespace, "controlplane-" + milan.id())
                .isPresent());
    milan.remove(ResourceKind.TENANT, milanNamespace, rome.id().value());
    eventually("the permissions are gone", () -> TenantRoleBinding.of(rome, milan).isEmpty());
    rome.delete(ResourceKind.IDENTITY, romeNamespace, "controlplane-" + milan.id());
    eventually(
        "Renew and kubeconfig are stuck",
        () ->
            isStuck(rome, ResourceKind.RENEW, romeNamespace, "controlplane-" + milan.id())
                && isStuck(rome, ResourceKind.SECRET, romeNamespace, secret(pair)));
  }

  private static boolean isStuck(
      ClusterUser cluster, ResourceKind kind, String namespace, String name) {
    return cluster
        .get(kind, namespace, name)
        .filter(found -> found.getMetadata().getDeletionTimestamp() != null)
        .isPresent();
  }

  private static String secret(PeeringEnvironment pair) {
    return "kubeconfig-controlplane-" + pair.milan().id();
  }
}
