package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import java.util.List;
import java.util.Map;

/**
 * The rights a tenant has here: its own objects in its namespace, metrics everywhere.
 *
 * <p>Source: {@code pkg/tenantNamespace/bindings.go} of Liqo v1.2.0.
 */
final class TenantRoles {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final Cluster cluster;

  TenantRoles(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The roles of the installation, by name. */
  record Granted(String controlPlane, String clusterWide) {}

  Granted find() {
    return new Granted(role("remote-controlplane"), role("virtual-kubelet-remote-clusterwide"));
  }

  private String role(String appName) {
    return cluster.list(Kind.CLUSTER_ROLE, Map.of(Labels.APP_NAME, appName)).stream()
        .map(KubeObject::name)
        .findFirst()
        .orElseThrow(() -> new NotYet("no ClusterRole labelled " + appName));
  }

  /** Bindings that exist are left alone, even those that are about to be collected. */
  void grant(Granted granted, KubeObject tenant, String namespace) {
    cluster.createIfAbsent(
        bind(
                KubeObject.of(Kind.ROLE_BINDING, ownBinding(granted, namespace)),
                tenant,
                "User",
                granted.controlPlane())
            .ownedBy(tenant, Ownership.BLOCKING_CONTROLLER));
    cluster.createIfAbsent(
        bind(
            KubeObject.of(Kind.CLUSTER_ROLE_BINDING, wideBinding(granted, tenant)),
            tenant,
            "Group",
            granted.clusterWide()));
  }

  void revoke(Granted granted, KubeObject tenant) {
    cluster.delete(Kind.ROLE_BINDING, ownBinding(granted, tenant.namespace()));
    revokeClusterWide(granted, tenant);
  }

  /** The other binding goes with its owner. */
  void revokeClusterWide(Granted granted, KubeObject tenant) {
    cluster.delete(Kind.CLUSTER_ROLE_BINDING, wideBinding(granted, tenant));
  }

  private static ObjectRef ownBinding(Granted granted, String namespace) {
    return new ObjectRef(namespace, "liqo-binding-" + granted.controlPlane());
  }

  private static ObjectRef wideBinding(Granted granted, KubeObject tenant) {
    return ObjectRef.cluster(
        "liqo-binding-" + granted.clusterWide() + "-" + tenant.text("spec.clusterID"));
  }

  private static KubeObject bind(
      KubeObject binding, KubeObject tenant, String subjectKind, String role) {
    var remote = tenant.text("spec.clusterID");
    return binding
        .withLabel(Labels.MANAGED_BY, "liqo")
        .withLabel(Labels.MANAGED, "true")
        .withLabel(Labels.REMOTE_CLUSTER_ID, remote)
        .set("subjects", List.of(Map.of("apiGroup", RBAC, "kind", subjectKind, "name", remote)))
        .set("roleRef", Map.of("apiGroup", RBAC, "kind", "ClusterRole", "name", role));
  }
}
