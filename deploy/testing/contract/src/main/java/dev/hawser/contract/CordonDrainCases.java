package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import java.util.List;

/** A tenant that its provider cordoned or drained stays so, whoever peers again. */
final class CordonDrainCases {
  private CordonDrainCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase("a cordoned tenant keeps what it has", CordonDrainCases::cordonedWithNode),
        new ContractCase(
            "a cordoned tenant gets nothing new, and is told so", CordonDrainCases::cordoned),
        new ContractCase(
            "a drained tenant stays drained, and can be unpeered", CordonDrainCases::drained));
  }

  private static void cordonedWithNode(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    condition(arena, "Cordoned");
    var versions = ResourceVersions.settled(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "\"requireReady\": true");
    Expect.that(!result.changed(), "the result says that nothing was done");
    said(result.notes(), "cordoned");
    versions.areUnchanged();
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  private static void cordoned(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\", \"authentication\"]");
    condition(arena, "Cordoned");
    refusedWhenReadinessIsRequired(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    Expect.equal(null, result.node(), "the node");
    said(result.notes(), "offloading is not usable");
    stays(arena, "Cordoned");
  }

  private static void drained(PeeringEnvironment arena) {
    var before = PairSnapshot.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    condition(arena, "Drained");
    Expect.eventually(
        "the tenant is drained",
        () ->
            TenantRoleBinding.of(arena.rome(), arena.milan()).isEmpty()
                && arena
                    .milan()
                    .get(
                        ResourceKind.RESOURCE_SLICE,
                        ClusterUser.tenantNamespace(arena.rome()),
                        arena.milan().id().value())
                    .isEmpty());
    refusedWhenReadinessIsRequired(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    said(
        result.notes(), "offloading is not usable, because " + arena.milan().id() + " has drained");
    stays(arena, "Drained");
    Expect.equal(
        List.of(), TenantRoleBinding.of(arena.rome(), arena.milan()), "the tenant's rights");
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void refusedWhenReadinessIsRequired(PeeringEnvironment arena) {
    var versions = ResourceVersions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "\"requireReady\": true");
    Expect.equal("ResourcesDenied", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "offloading is not usable, because");
    versions.areUnchanged();
  }

  private static void condition(PeeringEnvironment arena, String condition) {
    arena
        .milan()
        .set(
            ResourceKind.TENANT,
            ClusterUser.tenantNamespace(arena.rome()),
            arena.rome().id().value(),
            "spec",
            "tenantCondition",
            condition);
  }

  private static void stays(PeeringEnvironment arena, String condition) {
    var tenant =
        arena
            .milan()
            .require(
                ResourceKind.TENANT,
                ClusterUser.tenantNamespace(arena.rome()),
                arena.rome().id().value());
    Expect.equal(condition, tenant.get("spec", "tenantCondition"), "the tenant's condition");
  }

  private static void said(List<String> notes, String part) {
    Expect.that(
        notes.stream().anyMatch(note -> note.contains(part)),
        "the notes say " + part + ": " + notes);
  }
}
