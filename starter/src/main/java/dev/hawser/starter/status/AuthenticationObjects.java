package dev.hawser.starter.status;

import static dev.hawser.starter.status.ObjectReport.bad;
import static dev.hawser.starter.status.ObjectReport.good;

import dev.hawser.activity.AuthenticationView.TenantView;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.PairHealth.AuthenticationHealth;
import dev.hawser.activity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The credentials of a pair on one cluster. */
record AuthenticationObjects(ClusterView view, PairFacts pair, Instant now) {
  private static final AuthenticationHealth UNKNOWN = new AuthenticationHealth(null, null, null);

  List<ObjectReport> of(Role role) {
    if (!pair.isAuthenticated()) return List.of();
    var objects = new ArrayList<ObjectReport>();
    objects.add(role == Role.CONSUMER ? identity() : tenant());
    var end = health().certificateEnd();
    if (end != null) objects.add(certificate(end));
    return objects;
  }

  private ObjectReport identity() {
    String name = "Identity";
    var identity = view.authentication().identity();
    if (identity == null) return absent(name, "identities");
    var since = health().identitySince();
    if (identity.terminating()) return bad(name, since, "being deleted");
    return identity.complete()
        ? good(name, since, "installed")
        : bad(name, since, "has no kubeconfig yet");
  }

  private ObjectReport tenant() {
    String name = "Tenant";
    var tenant = view.authentication().tenant();
    if (tenant == null) return absent(name, "tenants");
    var since = health().tenantSince();
    if (tenant.terminating()) return bad(name, since, "being deleted");
    if (tenant.permissionsMissing()) return bad(name, since, "its permissions are missing");
    return new ObjectReport(name, ready(tenant), since, words(tenant));
  }

  private static Ready ready(TenantView tenant) {
    return switch (tenant.condition()) {
      case ACTIVE, CORDONED -> Ready.TRUE;
      case DRAINED -> Ready.FALSE;
      case UNKNOWN -> Ready.UNKNOWN;
    };
  }

  private static String words(TenantView tenant) {
    String words =
        switch (tenant.condition()) {
          case ACTIVE, UNKNOWN -> tenant.condition().word();
          case CORDONED -> "Cordoned: the provider grants nothing new";
          case DRAINED -> "Drained: the provider has withdrawn everything";
        };
    return tenant.certificateMismatch()
        ? words + "; its certificate can't be renewed: it is for another request"
        : words;
  }

  private ObjectReport certificate(Instant end) {
    String name = "Certificate";
    var date = end.atZone(ZoneOffset.UTC).toLocalDate();
    if (!end.isAfter(now)) return bad(name, end, "expired on " + date);
    long days = Duration.between(now, end).toDays();
    String left = days == 1 ? "1 day left" : days + " days left";
    return good(name, null, "until " + date + ", " + left);
  }

  private ObjectReport absent(String object, String plural) {
    return new Absence(view).of(object, plural);
  }

  private AuthenticationHealth health() {
    var health = view.health();
    return health == null ? UNKNOWN : health.authentication();
  }
}
