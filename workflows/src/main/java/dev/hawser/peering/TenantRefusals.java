package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import java.util.Locale;
import java.util.Objects;

/**
 * What is refused, before the first write, for the state of the consumer's credentials and rights.
 */
final class TenantRefusals {
  private TenantRefusals() {}

  static void stuckCredentials(PairState situation, boolean repair) {
    var consumer = situation.consumer();
    if (consumer.authentication().stuckCredentials().isEmpty()) return;
    boolean may = situation.provider().rights().missingForRepair().isEmpty();
    if (repair && may) return;
    throw refuse(
        FailureType.StaleCredentials,
        CommaList.of(consumer.authentication().stuckCredentials())
            + " on "
            + consumer.cluster()
            + " is stuck in deletion since an earlier unpeer, and a new peering would hang: "
            + (repair ? "" : "unpeer first, or set repair")
            + (repair || may ? "" : "; ")
            + (may ? "" : repairNeeds(situation.provider())));
  }

  /** What an unpeer of a tenant without rights needs, and may lack. */
  static void strandedCopies(PairState situation) {
    var missing = situation.provider().rights().missingForRepair();
    boolean nothing = situation.provider().tenantNamespace() == null;
    if (!situation.stranded() || missing.isEmpty() || nothing) return;
    throw refuse(
        FailureType.Forbidden,
        situation.pair().consumer()
            + " has no rights on "
            + situation.pair().provider()
            + " any more to take back what it replicated there: "
            + repairNeeds(situation.provider()));
  }

  private static String repairNeeds(ClusterView provider) {
    return "to remove the copies on %s its worker lacks the rights %s: grant them"
        .formatted(provider.cluster(), CommaList.of(provider.rights().missingForRepair()));
  }

  /**
   * Liqo lets go of credentials only when the consumer has no slices any more: those that this
   * peering makes could never be taken back.
   */
  static void slicesWithoutIdentity(PeerRequest request, PairState situation) {
    var consumer = situation.consumer();
    boolean stays = request.onFailure() == PeerRequest.OnFailure.KEEP;
    if (stays || consumer.authentication().identity() != null) return;
    var slices =
        consumer.consumerObjects().stream()
            .filter(object -> object.isKind("ResourceSlice"))
            .toList();
    if (slices.isEmpty()) return;
    throw refuse(
        FailureType.Conflict,
        CommaList.of(slices)
            + " on "
            + consumer.cluster()
            + " is there without an identity, and would hold the new one if this peering had to be"
            + " undone: delete it, or set onFailure to Keep");
  }

  /** A tenant without rights can't replicate a slice, whatever is waited for. */
  static void tenantWithoutRights(PairState situation) {
    var tenant = situation.provider().authentication().tenant();
    if (tenant == null || !tenant.rightsMissing() || tenant.drained()) return;
    throw refuse(
        FailureType.Conflict,
        "Tenant %s on %s has lost its rights (RoleBinding): add the module authentication, which restores them"
            .formatted(situation.pair().consumer(), situation.pair().provider()));
  }

  /** What the provider has decided already need not be tried. */
  static void unusable(PeerRequest request, PairState situation) {
    var tenant = situation.provider().authentication().tenant();
    var slice = situation.consumer().offloading().slice();
    if (tenant == null || tenant.active() || !Boolean.TRUE.equals(request.requireReady())) return;
    boolean granted = slice != null && slice.grantsResources();
    if (granted && !tenant.drained()) return;
    throw refuse(
        FailureType.ResourcesDenied, "offloading is not usable, because " + setBack(situation));
  }

  /** What the provider has done to the tenant, in words. */
  static String setBack(PairState situation) {
    var tenant = situation.provider().authentication().tenant();
    String condition = tenant == null ? "none" : tenant.condition().word();
    return situation.pair().provider()
        + " has "
        + condition.toLowerCase(Locale.ROOT)
        + " tenant "
        + situation.pair().consumer();
  }

  static void drainedTenant(PairState situation, PlannedStep step) {
    var tenant = situation.provider().authentication().tenant();
    if (tenant == null || !tenant.drained() || !step.writes()) return;
    throw refuse(
        FailureType.Conflict,
        setBack(situation)
            + " and takes no new credentials of it meanwhile ("
            + step.detail()
            + "): have the tenant activated first");
  }

  static void cachedCertificate(PairState situation, boolean repair) {
    if (!repair && isStaleCertificate(situation)) {
      throw refuse(
          FailureType.StaleCredentials,
          "the certificate cached for "
              + situation.pair().consumer()
              + " on "
              + situation.pair().provider()
              + " (Secret liqo-remote-certificate) belongs to another key or request, or has"
              + " expired: set repair to have it issued anew");
    }
  }

  static boolean isStaleCertificate(PairState situation) {
    var cached = situation.provider().authentication().cachedCertificate();
    if (cached == null) return false;
    boolean foreign =
        !Objects.equals(cached.key(), situation.consumer().installation().identityKey());
    boolean expired = cached.notAfter() != null && !cached.notAfter().isAfter(situation.now());
    return foreign || expired;
  }
}
