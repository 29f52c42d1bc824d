package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Events;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checks who asks to become a tenant, issues its credentials and grants its rights.
 *
 * <p>What is wrong with a tenant shows in Events only: its status keeps what it had. Source: {@code
 * .../authentication/tenant-controller/tenant_controller.go} of Liqo v1.2.0.
 */
public final class TenantController implements Reconciler {
  static final String COMPONENT = "tenant-controller";

  private static final String FINALIZER = "tenant.liqo.io/finalizer";

  private final Site site;
  private final Cluster cluster;
  private final Events events;
  private final TenantVerification verification;
  private final TenantRoles roles;
  private final TenantSlices slices;
  private final CertificateIssuer issuer;

  public TenantController(Site site) {
    this.site = site;
    this.cluster = site.cluster();
    this.events = new Events(cluster);
    this.verification = new TenantVerification(cluster, events);
    this.roles = new TenantRoles(cluster);
    this.slices = new TenantSlices(cluster);
    this.issuer = new CertificateIssuer(site);
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.TENANT);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = cluster.get(Kind.TENANT, ref);
    if (found.isEmpty()) {
      return Result.done();
    }
    var tenant = found.get();
    // Both roles are looked for first, so without them not even a deletion goes through.
    var granted = roles.find();
    if (tenant.isDeleting()) {
      roles.revokeClusterWide(granted, tenant);
      cluster.edit(Kind.TENANT, ref, object -> object.withoutFinalizer(FINALIZER));
      return Result.done();
    }
    if (!tenant.hasFinalizer(FINALIZER)) {
      cluster.edit(Kind.TENANT, ref, object -> object.withFinalizer(FINALIZER));
      return Result.done();
    }
    return admit(tenant, granted);
  }

  private Result admit(KubeObject tenant, TenantRoles.Granted granted) {
    switch (tenant.text("spec.tenantCondition")) {
      case "Drained" -> {
        roles.revoke(granted, tenant);
        slices.remove(tenant);
        return Result.done();
      }
      case "Cordoned" -> slices.cordon(tenant);
      default -> slices.uncordon(tenant);
    }
    if (isHandshake(tenant) && !verification.passes(tenant)) {
      return Result.done();
    }
    var namespace = namespace(tenant);
    return isHandshake(tenant)
        ? authenticate(tenant, namespace, granted)
        : trust(tenant, namespace, granted);
  }

  private Result authenticate(KubeObject tenant, String namespace, TenantRoles.Granted granted) {
    var status = new LinkedHashMap<String, Object>();
    status.put("status.tenantNamespace", namespace);
    try {
      var request = Secrets.decode(tenant.text("spec.csr"));
      var certificate =
          issuer.issue(namespace, CertificateIssuer.CACHE, tenant.text("spec.clusterID"), request);
      var params = AuthParams.of(site, certificate, tenant.text("spec.proxyURL"));
      status.put("status.authParams", params);
      roles.grant(granted, tenant, namespace);
      return Result.after(Validity.of(certificate).untilNextLook(Instant.now()));
    } catch (IssueFailed e) {
      events.warn(tenant, COMPONENT, "AuthParamsFailed", String.valueOf(e.getMessage()));
      throw new NotYet(String.valueOf(e.getMessage()));
    } finally {
      publish(tenant, status);
    }
  }

  private Result trust(KubeObject tenant, String namespace, TenantRoles.Granted granted) {
    roles.grant(granted, tenant, namespace);
    publish(tenant, Map.of("status.tenantNamespace", namespace));
    return Result.done();
  }

  private void publish(KubeObject tenant, Map<String, Object> status) {
    cluster.editStatus(Kind.TENANT, tenant.ref(), object -> status.forEach(object::set));
  }

  private static boolean isHandshake(KubeObject tenant) {
    return !tenant.text("spec.authzPolicy").equals("TolerateNoHandshake");
  }

  private String namespace(KubeObject tenant) {
    var remote = tenant.text("spec.clusterID");
    return site.tenantNamespace(remote)
        .orElseGet(
            () -> {
              var name = "liqo-tenant-" + remote;
              cluster.createIfAbsent(
                  KubeObject.of(Kind.NAMESPACE, ObjectRef.cluster(name))
                      .withLabel(Labels.REMOTE_CLUSTER_ID, remote)
                      .withLabel(Labels.TENANT_NAMESPACE, "true"));
              return name;
            });
  }
}
