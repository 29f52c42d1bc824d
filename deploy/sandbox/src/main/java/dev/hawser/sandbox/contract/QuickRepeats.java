package dev.hawser.sandbox.contract;

import java.util.List;

/** A pair that is peered again at once finds what the garbage collector and a Lease still hold. */
final class QuickRepeats {
  private static final String CALM = "\"modules\": [\"authentication\", \"offloading\"]";

  private QuickRepeats() {}

  static List<Case> cases() {
    return List.of(
        new Case("unpeering leaves no Lease that the next node would wait for", QuickRepeats::ours),
        new Case(
            "a Lease that somebody else's unpeer left is not waited for", QuickRepeats::theirs),
        new Case("a Tenant that lost its rights gets them again", QuickRepeats::rights),
        new Case(
            "a provider that was declared gone and is back is peered with", QuickRepeats::back));
  }

  private static void ours(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), CALM);
    arena.unpeer(arena.rome(), arena.milan(), "");
    Expect.that(lease(arena).isEmpty(), "the virtual node's Lease is gone");
  }

  /** As liqoctl leaves it: the slice goes, the virtual-kubelet dies, its Lease stays. */
  private static void theirs(Arena arena) {
    var rome = arena.rome();
    arena.peer(rome, arena.milan(), CALM);
    String here = Side.tenantNamespace(arena.milan());
    String name = arena.milan().id().value();
    rome.remove(Watched.RESOURCE_SLICE, here, name);
    Expect.eventually(
        "the virtual node is gone", () -> rome.get(Watched.VIRTUAL_NODE, here, name).isEmpty());
    Expect.that(lease(arena).isPresent(), "the Lease of the dead virtual-kubelet is left");
    String dead = lease(arena).orElseThrow().getMetadata().getUid();
    arena.peer(rome, arena.milan(), CALM);
    Peered.node(rome, arena.milan());
    Expect.that(
        !dead.equals(lease(arena).orElseThrow().getMetadata().getUid()),
        "the Lease is the new virtual-kubelet's own");
  }

  private static void rights(Arena arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    arena.peer(rome, milan, "\"modules\": [\"authentication\"]");
    Rights.take(rome, milan);
    var refused = arena.peerFails(rome, milan, "\"modules\": [\"offloading\"]");
    Expect.equal("Conflict", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "has lost its rights");
    arena.peer(rome, milan, CALM);
    Peered.node(rome, milan);
    Rights.take(rome, milan);
    var healed = arena.peer(rome, milan, CALM);
    Expect.that(healed.changed(), "a finished peering without rights is mended");
    Expect.equal(1, Rights.of(rome, milan).size(), "the RoleBindings of the tenant");
  }

  private static void back(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    arena.unpeer(arena.rome(), arena.milan(), "");
    String name = arena.milan().id().value();
    arena
        .rome()
        .edit(
            Watched.FOREIGN_CLUSTER,
            null,
            name,
            foreign ->
                foreign
                    .getMetadata()
                    .setAnnotations(new java.util.HashMap<>(java.util.Map.of(GONE, "true"))));
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    var annotations =
        arena.rome().require(Watched.FOREIGN_CLUSTER, null, name).getMetadata().getAnnotations();
    Expect.that(
        annotations == null || !annotations.containsKey(GONE), "the declaration is taken back");
  }

  private static final String GONE = "liqo.io/foreign-cluster-permanently-unreachable";

  private static java.util.Optional<io.fabric8.kubernetes.api.model.GenericKubernetesResource>
      lease(Arena arena) {
    return arena
        .rome()
        .get(Watched.LEASE, Side.tenantNamespace(arena.milan()), arena.milan().id().value());
  }
}
