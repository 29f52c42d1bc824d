package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import java.util.Locale;
import java.util.Objects;

/**
 * What is refused, before the first write, for the state of the consumer's credentials and rights.
 */
final class TenantRefusals {
  private TenantRefusals() {}

  static void stuckCredentials(PairState state, boolean repair) {
    var consumer = state.consumer();
    if (consumer.authentication().stuckCredentials().isEmpty()) return;
    boolean may = state.provider().rights().missingForRepair().isEmpty();
    if (repair && may) return;
    throw refuse(
        FailureType.STALE_CREDENTIALS,
        CommaList.of(consumer.authentication().stuckCredentials())
            + " on "
            + consumer.cluster()
            + " is stuck in deletion since an earlier unpeer, and a new peering would hang: "
            + (repair ? "" : "unpeer first, or set repair")
            + (repair || may ? "" : "; ")
            + (may ? "" : repairNeeds(state.provider())));
  }

  /** What an unpeer of a tenant without rights needs, and may lack. */
  static void strandedCopies(PairState state) {
    var missing = state.provider().rights().missingForRepair();
    boolean nothing = state.provider().tenantNamespace() == null;
    if (!state.stranded() || missing.isEmpty() || nothing) return;
    throw refuse(
        FailureType.FORBIDDEN,
        state.pair().consumer()
            + " has no rights on "
            + state.pair().provider()
            + " any more to take back what it replicated there: "
            + repairNeeds(state.provider()));
  }

  private static String repairNeeds(ClusterView provider) {
    return "to remove the copies on %s its worker lacks the rights %s: grant them"
        .formatted(provider.cluster(), CommaList.of(provider.rights().missingForRepair()));
  }

  /**
   * Liqo lets go of credentials only when the consumer has no slices any more: those that this
   * peering makes could never be taken back.
   */
  static void slicesWithoutIdentity(PeerRequest request, PairState state) {
    var consumer = state.consumer();
    boolean stays = request.onFailure() == PeerRequest.OnFailure.KEEP;
    if (stays || consumer.authentication().identity() != null) return;
    var slices =
        consumer.consumerObjects().stream()
            .filter(object -> object.isKind("ResourceSlice"))
            .toList();
    if (slices.isEmpty()) return;
    throw refuse(
        FailureType.CONFLICT,
        CommaList.of(slices)
            + " on "
            + consumer.cluster()
            + " is there without an identity, and would hold the new one if this peering had to be"
            + " undone: delete it, or set onFailure to Keep");
  }

  /** A tenant without rights can't replicate a slice, whatever is waited for. */
  static void tenantWithoutRights(PairState state) {
    var tenant = state.provider().authentication().tenant();
    if (tenant == null || !tenant.rightsMissing() || tenant.drained()) return;
    throw refuse(
        FailureType.CONFLICT,
        "Tenant %s on %s has lost its rights (RoleBinding): add the module authentication, which restores them"
            .formatted(state.pair().consumer(), state.pair().provider()));
  }

  /** What the provider has decided already need not be tried. */
  static void unusable(PeerRequest request, PairState state) {
    var tenant = state.provider().authentication().tenant();
    var slice = state.consumer().offloading().slice();
    if (tenant == null || tenant.active() || !request.requiresReady()) return;
    boolean granted = slice != null && slice.grantsResources();
    if (granted && !tenant.drained()) return;
    throw refuse(
        FailureType.RESOURCES_DENIED, "offloading is not usable, because " + setBack(state));
  }

  /** What the provider has done to the tenant, in words. */
  static String setBack(PairState state) {
    var tenant = state.provider().authentication().tenant();
    String condition = tenant == null ? "none" : tenant.condition().word();
    return state.pair().provider()
        + " has "
        + condition.toLowerCase(Locale.ROOT)
        + " tenant "
        + state.pair().consumer();
  }

  static void drainedTenant(PairState state, PlannedStep step) {
    var tenant = state.provider().authentication().tenant();
    if (tenant == null || !tenant.drained() || !step.writes()) return;
    throw refuse(
        FailureType.CONFLICT,
        setBack(state)
            + " and takes no new credentials of it meanwhile ("
            + step.detail()
            + "): have the tenant activated first");
  }

  static void cachedCertificate(PairState state, boolean repair) {
    if (!repair && isStaleCertificate(state)) {
      throw refuse(
          FailureType.STALE_CREDENTIALS,
          "the certificate cached for "
              + state.pair().consumer()
              + " on "
              + state.pair().provider()
              + " (Secret liqo-remote-certificate) belongs to another key or request, or has"
              + " expired: set repair to have it issued anew");
    }
  }

  static boolean isStaleCertificate(PairState state) {
    var cached = state.provider().authentication().cachedCertificate();
    if (cached == null) return false;
    boolean foreign = !Objects.equals(cached.key(), state.consumer().installation().identityKey());
    boolean expired = cached.notAfter() != null && !cached.notAfter().isAfter(state.now());
    return foreign || expired;
  }
}
