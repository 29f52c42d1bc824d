package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.peering.Step;
import java.util.List;

/**
 * What liqoctl's unpeer leaves every few times: the Tenant went before the Identity's Renew was
 * taken back, so the consumer's credentials are Terminating for ever, and the next peering hangs.
 */
final class StuckCredentialCases {
  private StuckCredentialCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "credentials stuck in deletion are refused by name, and healed by unpeering",
            StuckCredentialCases::healedByUnpeer),
        new ContractCase(
            "credentials stuck in deletion are healed by peering with repair",
            StuckCredentialCases::healedByRepair));
  }

  private static void healedByUnpeer(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    stuck(arena);
    var versions = ResourceVersions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "");
    Expect.equal("StaleCredentials", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "Renew controlplane-" + arena.milan().id());
    Expect.contains(refused.getOriginalMessage(), "Secret " + secret(arena));
    Expect.contains(refused.getOriginalMessage(), "unpeer first, or set repair");
    versions.areUnchanged();
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
    arena.peer(arena.rome(), arena.milan(), "");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  private static void healedByRepair(PeeringEnvironment arena) {
    stuck(arena);
    var request = PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), "\"repair\": true");
    var inspection = arena.inspect(arena.rome(), arena.milan(), request);
    Expect.that(
        inspection.plan().stream().anyMatch(step -> step.step() == Step.REPAIR),
        "the repair is in the plan: " + inspection.plan());
    arena.peer(arena.rome(), arena.milan(), "\"repair\": true");
    PeeringAssertions.node(arena.rome(), arena.milan());
    var renew =
        arena
            .rome()
            .require(
                ResourceKind.RENEW,
                ClusterUser.tenantNamespace(arena.milan()),
                "controlplane-" + arena.milan().id());
    Expect.equal(null, renew.getMetadata().getDeletionTimestamp(), "the deletion of the new Renew");
  }

  /** The order of an unpeer that lost the race: rights first, credentials after them. */
  private static void stuck(PeeringEnvironment arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    arena.peer(rome, milan, "\"modules\": [\"authentication\"]");
    String there = ClusterUser.tenantNamespace(rome);
    String here = ClusterUser.tenantNamespace(milan);
    Expect.eventually(
        "the Renew is replicated",
        () -> milan.get(ResourceKind.RENEW, there, "controlplane-" + milan.id()).isPresent());
    milan.remove(ResourceKind.TENANT, there, rome.id().value());
    Expect.eventually("the rights are gone", () -> TenantRoleBinding.of(rome, milan).isEmpty());
    rome.delete(ResourceKind.IDENTITY, here, "controlplane-" + milan.id());
    Expect.eventually(
        "Renew and kubeconfig are stuck",
        () ->
            isStuck(rome, ResourceKind.RENEW, here, "controlplane-" + milan.id())
                && isStuck(rome, ResourceKind.SECRET, here, secret(arena)));
  }

  private static boolean isStuck(
      ClusterUser side, ResourceKind kind, String namespace, String name) {
    return side.get(kind, namespace, name)
        .filter(found -> found.getMetadata().getDeletionTimestamp() != null)
        .isPresent();
  }

  private static String secret(PeeringEnvironment arena) {
    return "kubeconfig-controlplane-" + arena.milan().id();
  }
}
