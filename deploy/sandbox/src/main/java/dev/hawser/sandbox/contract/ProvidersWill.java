package dev.hawser.sandbox.contract;

import java.util.List;

/** A tenant that its provider cordoned or drained stays so, whoever peers again. */
final class ProvidersWill {
  private ProvidersWill() {}

  static List<Case> cases() {
    return List.of(
        new Case("a cordoned tenant keeps what it has", ProvidersWill::cordonedWithNode),
        new Case("a cordoned tenant gets nothing new, and is told so", ProvidersWill::cordoned),
        new Case("a drained tenant stays drained, and can be unpeered", ProvidersWill::drained));
  }

  private static void cordonedWithNode(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "");
    condition(arena, "Cordoned");
    var versions = Versions.settled(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "\"requireReady\": true");
    Expect.that(!result.changed(), "the result says that nothing was done");
    said(result.notes(), "cordoned");
    versions.areUnchanged();
    Peered.node(arena.rome(), arena.milan());
  }

  private static void cordoned(Arena arena) {
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"networking\", \"authentication\"]");
    condition(arena, "Cordoned");
    refusedWhenReadinessIsRequired(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    Expect.equal(null, result.node(), "the node");
    said(result.notes(), "offloading is not usable");
    stays(arena, "Cordoned");
  }

  private static void drained(Arena arena) {
    var before = Before.of(arena);
    arena.peer(arena.rome(), arena.milan(), "");
    condition(arena, "Drained");
    Expect.eventually(
        "the tenant is drained",
        () ->
            Rights.of(arena.rome(), arena.milan()).isEmpty()
                && arena
                    .milan()
                    .get(
                        Watched.RESOURCE_SLICE,
                        Side.tenantNamespace(arena.rome()),
                        arena.milan().id().value())
                    .isEmpty());
    refusedWhenReadinessIsRequired(arena);
    var result = arena.peer(arena.rome(), arena.milan(), "");
    said(
        result.notes(), "offloading is not usable, because " + arena.milan().id() + " has drained");
    stays(arena, "Drained");
    Expect.equal(List.of(), Rights.of(arena.rome(), arena.milan()), "the tenant's rights");
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
  }

  private static void refusedWhenReadinessIsRequired(Arena arena) {
    var versions = Versions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "\"requireReady\": true");
    Expect.equal("ResourcesDenied", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "offloading is not usable, because");
    versions.areUnchanged();
  }

  private static void condition(Arena arena, String condition) {
    arena
        .milan()
        .set(
            Watched.TENANT,
            Side.tenantNamespace(arena.rome()),
            arena.rome().id().value(),
            "spec",
            "tenantCondition",
            condition);
  }

  private static void stays(Arena arena, String condition) {
    var tenant =
        arena
            .milan()
            .require(Watched.TENANT, Side.tenantNamespace(arena.rome()), arena.rome().id().value());
    Expect.equal(condition, tenant.get("spec", "tenantCondition"), "the tenant's condition");
  }

  private static void said(List<String> notes, String part) {
    Expect.that(
        notes.stream().anyMatch(note -> note.contains(part)),
        "the notes say " + part + ": " + notes);
  }
}
