package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.RequeueException;
import java.util.List;
import java.util.Map;

/**
 * The permissions of a tenant on this cluster: its own objects in its namespace, metrics
 * everywhere.
 *
 * <p>Source: {@code pkg/tenantNamespace/bindings.go} of Liqo v1.2.0.
 */
final class TenantRoles {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private final ClusterClient cluster;

  TenantRoles(ClusterClient cluster) {
    this.cluster = cluster;
  }

  /** The roles of the installation, by name. */
  record Granted(String controlPlane, String clusterWide) {}

  Granted find() {
    return new Granted(role("remote-controlplane"), role("virtual-kubelet-remote-clusterwide"));
  }

  private String role(String appName) {
    return cluster.list(ObjectKind.CLUSTER_ROLE, Map.of(LiqoLabels.APP_NAME, appName)).stream()
        .map(KubeObject::name)
        .findFirst()
        .orElseThrow(() -> new RequeueException("no ClusterRole labelled " + appName));
  }

  /** Leaves existing bindings unchanged, even those that the garbage collector will delete. */
  void grant(Granted granted, KubeObject tenant, String namespace) {
    cluster.createIfAbsent(
        bind(
                KubeObject.of(ObjectKind.ROLE_BINDING, ownBinding(granted, namespace)),
                tenant,
                "User",
                granted.controlPlane())
            .ownedBy(tenant, OwnerReferences.BLOCKING_CONTROLLER));
    cluster.createIfAbsent(
        bind(
            KubeObject.of(ObjectKind.CLUSTER_ROLE_BINDING, wideBinding(granted, tenant)),
            tenant,
            "Group",
            granted.clusterWide()));
  }

  void revoke(Granted granted, KubeObject tenant) {
    cluster.delete(ObjectKind.ROLE_BINDING, ownBinding(granted, tenant.namespace()));
    revokeClusterWide(granted, tenant);
  }

  /** The other binding is deleted with its owner. */
  void revokeClusterWide(Granted granted, KubeObject tenant) {
    cluster.delete(ObjectKind.CLUSTER_ROLE_BINDING, wideBinding(granted, tenant));
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
        .withLabel(LiqoLabels.MANAGED_BY, "liqo")
        .withLabel(LiqoLabels.MANAGED, "true")
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote)
        .set("subjects", List.of(Map.of("apiGroup", RBAC, "kind", subjectKind, "name", remote)))
        .set("roleRef", Map.of("apiGroup", RBAC, "kind", "ClusterRole", "name", role));
  }
}
