package dev.hawser.sandbox.contract;

import dev.hawser.peering.Step;
import java.util.List;

/**
 * What liqoctl's unpeer leaves every few times: the Tenant went before the Identity's Renew was
 * taken back, so the consumer's credentials are Terminating for ever, and the next peering hangs.
 */
final class StuckCredentials {
  private StuckCredentials() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            "credentials stuck in deletion are refused by name, and healed by unpeering",
            StuckCredentials::healedByUnpeer),
        new Case(
            "credentials stuck in deletion are healed by peering with repair",
            StuckCredentials::healedByRepair));
  }

  private static void healedByUnpeer(Arena arena) {
    var before = Before.of(arena);
    stuck(arena);
    var versions = Versions.settled(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "");
    Expect.equal("StaleCredentials", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "Renew controlplane-" + arena.milan().id());
    Expect.contains(refused.getOriginalMessage(), "Secret " + secret(arena));
    Expect.contains(refused.getOriginalMessage(), "unpeer first, or set repair");
    versions.areUnchanged();
    arena.unpeer(arena.rome(), arena.milan(), "");
    before.equalsAtOnceButForLiqosOwnLeftOvers();
    arena.peer(arena.rome(), arena.milan(), "");
    Peered.node(arena.rome(), arena.milan());
  }

  private static void healedByRepair(Arena arena) {
    stuck(arena);
    var request = Arena.Requests.peer(arena.rome(), arena.milan(), "\"repair\": true");
    var inspection = arena.inspect(arena.rome(), arena.milan(), request);
    Expect.that(
        inspection.plan().stream().anyMatch(step -> step.step() == Step.REPAIR),
        "the repair is in the plan: " + inspection.plan());
    arena.peer(arena.rome(), arena.milan(), "\"repair\": true");
    Peered.node(arena.rome(), arena.milan());
    var renew =
        arena
            .rome()
            .require(
                Watched.RENEW,
                Side.tenantNamespace(arena.milan()),
                "controlplane-" + arena.milan().id());
    Expect.equal(null, renew.getMetadata().getDeletionTimestamp(), "the deletion of the new Renew");
  }

  /** The order of an unpeer that lost the race: rights first, credentials after them. */
  private static void stuck(Arena arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    arena.peer(rome, milan, "\"modules\": [\"authentication\"]");
    String there = Side.tenantNamespace(rome);
    String here = Side.tenantNamespace(milan);
    Expect.eventually(
        "the Renew is replicated",
        () -> milan.get(Watched.RENEW, there, "controlplane-" + milan.id()).isPresent());
    milan.remove(Watched.TENANT, there, rome.id().value());
    Expect.eventually("the rights are gone", () -> Rights.of(rome, milan).isEmpty());
    rome.delete(Watched.IDENTITY, here, "controlplane-" + milan.id());
    Expect.eventually(
        "Renew and kubeconfig are stuck",
        () ->
            isStuck(rome, Watched.RENEW, here, "controlplane-" + milan.id())
                && isStuck(rome, Watched.SECRET, here, secret(arena)));
  }

  private static boolean isStuck(Side side, Watched kind, String namespace, String name) {
    return side.get(kind, namespace, name)
        .filter(found -> found.getMetadata().getDeletionTimestamp() != null)
        .isPresent();
  }

  private static String secret(Arena arena) {
    return "kubeconfig-controlplane-" + arena.milan().id();
  }
}
