package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.IdentityIssuer;
import dev.hawser.activity.Permission;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What is refused, before the first write, for the state of the consumer's credentials and
 * permissions.
 */
final class TenantRefusals {
  private TenantRefusals() {}

  /** An identity with an access key would end up in the run's history. */
  static void accessKey(PairState state) {
    var provider = state.provider();
    if (provider.installation().identityIssuer() != IdentityIssuer.AWS_IAM) return;
    throw refuse(
        FailureType.UNSAFE_IDENTITY,
        provider.cluster()
            + " issues EKS identities, which contain an access key in plain text that must not be"
            + " stored in a workflow's history");
  }

  static void stuckCredentials(PairState state, boolean repair) {
    var consumer = state.consumer();
    if (consumer.authentication().stuckCredentials().isEmpty()) return;
    var missing = missingToDeleteRenews(state.provider());
    boolean may = missing.isEmpty();
    if (repair && may) return;
    throw refuse(
        FailureType.STALE_CREDENTIALS,
        "credentials on "
            + consumer.cluster()
            + " have been stuck in deletion since an earlier unpeer ("
            + CommaList.of(consumer.authentication().stuckCredentials())
            + "), and a new peering would hang: "
            + (repair ? "" : "unpeer first, or set repair")
            + (repair || may ? "" : "; ")
            + (may ? "" : repairNeeds(state.provider(), missing)));
  }

  /** A peering repairs credentials, for which it deletes nothing but copies of Renews. */
  private static List<Permission> missingToDeleteRenews(ClusterView provider) {
    return provider.permissions().missingForRepair().stream()
        .filter(missing -> missing.resource().equals("renews"))
        .toList();
  }

  /** What an unpeer of a tenant without permissions needs, and may lack. */
  static void copiesWithoutPermission(PairState state) {
    var missing = state.provider().permissions().missingForRepair();
    boolean nothing = state.provider().tenantNamespace() == null;
    if (!state.lacksDeletePermission() || missing.isEmpty() || nothing) return;
    throw refuse(
        FailureType.FORBIDDEN,
        state.pair().consumer()
            + " no longer has the permissions on "
            + state.pair().provider()
            + " to delete what it replicated there: "
            + repairNeeds(state.provider(), missing));
  }

  private static String repairNeeds(ClusterView provider, List<Permission> missing) {
    return "grant the worker of %s the permissions to remove the copies: %s"
        .formatted(provider.cluster(), CommaList.of(missing));
  }

  /**
   * Liqo deletes credentials only when the consumer has no slices left: credentials that this
   * peering creates could not be deleted again.
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
            + " exists without an identity, and would keep the new one if this peering had to be"
            + " undone: delete it, or set onFailure to Keep");
  }

  /** A tenant without permissions can't replicate a slice, however long a run waits. */
  static void tenantWithoutPermissions(PairState state) {
    var tenant = state.provider().authentication().tenant();
    if (tenant == null || !tenant.permissionsMissing() || tenant.drained()) return;
    throw refuse(
        FailureType.CONFLICT,
        "Tenant %s on %s has lost its permissions (RoleBinding): add the module authentication, which restores them"
            .formatted(state.pair().consumer(), state.pair().provider()));
  }

  /** Nothing is tried that the provider has already decided against. */
  static void unusable(PeerRequest request, PairState state) {
    var tenant = state.provider().authentication().tenant();
    var slice = state.consumer().offloading().slice();
    if (tenant == null || tenant.active() || !request.requireReady()) return;
    boolean granted = slice != null && slice.grantsResources();
    if (granted && !tenant.drained()) return;
    throw refuse(
        FailureType.RESOURCES_DENIED,
        "offloading is not usable, because " + cordonedOrDrained(state));
  }

  /** What the provider has done to the tenant, in words. */
  static String cordonedOrDrained(PairState state) {
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
        cordonedOrDrained(state)
            + " and accepts no new credentials until it is activated ("
            + step.detail()
            + "): activate the tenant first");
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
              + " expired: set repair to have a new one issued");
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
