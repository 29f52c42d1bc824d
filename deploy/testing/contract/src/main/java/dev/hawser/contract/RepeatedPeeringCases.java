package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import java.util.List;

/** A pair that is peered again at once finds what the garbage collector and a Lease still hold. */
final class RepeatedPeeringCases {
  private static final String CALM = "\"modules\": [\"authentication\", \"offloading\"]";

  private RepeatedPeeringCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "unpeering leaves no Lease that the next node would wait for",
            RepeatedPeeringCases::ours),
        new ContractCase(
            "a Lease that somebody else's unpeer left is not waited for",
            RepeatedPeeringCases::theirs),
        new ContractCase(
            "a Tenant that lost its rights gets them again", RepeatedPeeringCases::rights),
        new ContractCase(
            "a provider that was declared gone and is back is peered with",
            RepeatedPeeringCases::back));
  }

  private static void ours(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), CALM);
    arena.unpeer(arena.rome(), arena.milan(), "");
    Expect.that(lease(arena).isEmpty(), "the virtual node's Lease is gone");
  }

  /** As liqoctl leaves it: the slice goes, the virtual-kubelet dies, its Lease stays. */
  private static void theirs(PeeringEnvironment arena) {
    var rome = arena.rome();
    arena.peer(rome, arena.milan(), CALM);
    String here = ClusterUser.tenantNamespace(arena.milan());
    String name = arena.milan().id().value();
    rome.remove(ResourceKind.RESOURCE_SLICE, here, name);
    Expect.eventually(
        "the virtual node is gone",
        () -> rome.get(ResourceKind.VIRTUAL_NODE, here, name).isEmpty());
    Expect.that(lease(arena).isPresent(), "the Lease of the dead virtual-kubelet is left");
    String dead = lease(arena).orElseThrow().getMetadata().getUid();
    arena.peer(rome, arena.milan(), CALM);
    PeeringAssertions.node(rome, arena.milan());
    Expect.that(
        !dead.equals(lease(arena).orElseThrow().getMetadata().getUid()),
        "the Lease is the new virtual-kubelet's own");
  }

  private static void rights(PeeringEnvironment arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    arena.peer(rome, milan, "\"modules\": [\"authentication\"]");
    TenantRoleBinding.take(rome, milan);
    var refused = arena.peerFails(rome, milan, "\"modules\": [\"offloading\"]");
    Expect.equal("Conflict", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "has lost its rights");
    arena.peer(rome, milan, CALM);
    PeeringAssertions.node(rome, milan);
    TenantRoleBinding.take(rome, milan);
    var healed = arena.peer(rome, milan, CALM);
    Expect.that(healed.changed(), "a finished peering without rights is mended");
    Expect.equal(1, TenantRoleBinding.of(rome, milan).size(), "the RoleBindings of the tenant");
  }

  private static void back(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    arena.unpeer(arena.rome(), arena.milan(), "");
    String name = arena.milan().id().value();
    arena
        .rome()
        .edit(
            ResourceKind.FOREIGN_CLUSTER,
            null,
            name,
            foreign ->
                foreign
                    .getMetadata()
                    .setAnnotations(new java.util.HashMap<>(java.util.Map.of(GONE, "true"))));
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    var annotations =
        arena
            .rome()
            .require(ResourceKind.FOREIGN_CLUSTER, null, name)
            .getMetadata()
            .getAnnotations();
    Expect.that(
        annotations == null || !annotations.containsKey(GONE), "the declaration is taken back");
  }

  private static final String GONE = "liqo.io/foreign-cluster-permanently-unreachable";

  private static java.util.Optional<io.fabric8.kubernetes.api.model.GenericKubernetesResource>
      lease(PeeringEnvironment arena) {
    return arena
        .rome()
        .get(
            ResourceKind.LEASE,
            ClusterUser.tenantNamespace(arena.milan()),
            arena.milan().id().value());
  }
}
