package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.EventRecorder;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies new tenants, issues their credentials and grants their permissions.
 *
 * <p>Errors appear in Events only; the tenant's status keeps its old values. Source: {@code
 * .../authentication/tenant-controller/tenant_controller.go} of Liqo v1.2.0.
 */
public final class TenantController implements Reconciler {
  static final String COMPONENT = "tenant-controller";

  private static final String FINALIZER = "tenant.liqo.io/finalizer";

  private final ControllerContext context;
  private final ClusterClient cluster;
  private final EventRecorder events;
  private final TenantVerification verification;
  private final TenantRoles roles;
  private final TenantSlices slices;
  private final CertificateIssuer issuer;

  public TenantController(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
    this.events = new EventRecorder(cluster);
    this.verification = new TenantVerification(cluster, events);
    this.roles = new TenantRoles(cluster);
    this.slices = new TenantSlices(cluster);
    this.issuer = new CertificateIssuer(context);
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.TENANT);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = cluster.get(ObjectKind.TENANT, ref);
    if (found.isEmpty()) {
      return ReconcileResult.done();
    }
    var tenant = found.get();
    // Both roles are looked for first, so without them not even a deletion goes through.
    var granted = roles.find();
    if (tenant.isDeleting()) {
      roles.revokeClusterWide(granted, tenant);
      cluster.edit(ObjectKind.TENANT, ref, object -> object.withoutFinalizer(FINALIZER));
      return ReconcileResult.done();
    }
    if (!tenant.hasFinalizer(FINALIZER)) {
      cluster.edit(ObjectKind.TENANT, ref, object -> object.withFinalizer(FINALIZER));
      return ReconcileResult.done();
    }
    return admit(tenant, granted);
  }

  private ReconcileResult admit(KubeObject tenant, TenantRoles.Granted granted) {
    switch (tenant.text("spec.tenantCondition")) {
      case "Drained" -> {
        roles.revoke(granted, tenant);
        slices.remove(tenant);
        return ReconcileResult.done();
      }
      case "Cordoned" -> slices.cordon(tenant);
      default -> slices.uncordon(tenant);
    }
    if (isHandshake(tenant) && !verification.passes(tenant)) {
      return ReconcileResult.done();
    }
    var namespace = namespace(tenant);
    return isHandshake(tenant)
        ? authenticate(tenant, namespace, granted)
        : trust(tenant, namespace, granted);
  }

  private ReconcileResult authenticate(
      KubeObject tenant, String namespace, TenantRoles.Granted granted) {
    var status = new LinkedHashMap<String, Object>();
    status.put("status.tenantNamespace", namespace);
    try {
      var request = SecretData.decode(tenant.text("spec.csr"));
      var certificate =
          issuer.issue(namespace, CertificateIssuer.CACHE, tenant.text("spec.clusterID"), request);
      var params = AuthParams.of(context, certificate, tenant.text("spec.proxyURL"));
      status.put("status.authParams", params);
      roles.grant(granted, tenant, namespace);
      return ReconcileResult.after(Validity.of(certificate).untilNextCheck(Instant.now()));
    } catch (CertificateIssueException e) {
      events.warn(tenant, COMPONENT, "AuthParamsFailed", String.valueOf(e.getMessage()));
      throw new RequeueException(String.valueOf(e.getMessage()));
    } finally {
      publish(tenant, status);
    }
  }

  private ReconcileResult trust(KubeObject tenant, String namespace, TenantRoles.Granted granted) {
    roles.grant(granted, tenant, namespace);
    publish(tenant, Map.of("status.tenantNamespace", namespace));
    return ReconcileResult.done();
  }

  private void publish(KubeObject tenant, Map<String, Object> status) {
    cluster.editStatus(ObjectKind.TENANT, tenant.ref(), object -> status.forEach(object::set));
  }

  private static boolean isHandshake(KubeObject tenant) {
    return !tenant.text("spec.authzPolicy").equals("TolerateNoHandshake");
  }

  private String namespace(KubeObject tenant) {
    var remote = tenant.text("spec.clusterID");
    return context
        .tenantNamespace(remote)
        .orElseGet(
            () -> {
              var name = "liqo-tenant-" + remote;
              cluster.createIfAbsent(
                  KubeObject.of(ObjectKind.NAMESPACE, ObjectRef.cluster(name))
                      .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote)
                      .withLabel(LiqoLabels.TENANT_NAMESPACE, "true"));
              return name;
            });
  }
}
