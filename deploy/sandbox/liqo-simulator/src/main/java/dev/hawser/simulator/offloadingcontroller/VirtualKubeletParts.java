package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.util.List;
import java.util.Map;

/** The account, role and Deployment of a virtual-kubelet. */
final class VirtualKubeletParts {
  private final ClusterClient cluster;

  VirtualKubeletParts(ClusterClient cluster) {
    this.cluster = cluster;
  }

  void ensure(KubeObject node) {
    cluster.createIfAbsent(
        KubeObject.of(ObjectKind.SERVICE_ACCOUNT, node.ref())
            .withLabel(LiqoLabels.MANAGED, "true"));
    cluster.createIfAbsent(roleBinding(node));
    if (cluster.get(ObjectKind.DEPLOYMENT, deployment(node)).isEmpty()) {
      cluster.createIfAbsent(
          KubeObject.of(ObjectKind.DEPLOYMENT, deployment(node))
              .withLabels(node.texts("spec.template.metadata.labels"))
              .withLabel(LiqoLabels.MANAGED, "true")
              .set("spec", node.map("spec.template.spec")));
    }
  }

  static ObjectRef deployment(KubeObject node) {
    return new ObjectRef(node.namespace(), "vk-" + node.name());
  }

  /** A gateway of the same name loses its account too, and makes itself a new one. */
  void removePermissions(KubeObject node) {
    cluster.delete(ObjectKind.SERVICE_ACCOUNT, node.ref());
    cluster.delete(ObjectKind.CLUSTER_ROLE_BINDING, roleBinding(node).ref());
  }

  private static KubeObject roleBinding(KubeObject node) {
    return KubeObject.of(
            ObjectKind.CLUSTER_ROLE_BINDING, ObjectRef.cluster("liqo-node-" + node.name()))
        .withLabel(LiqoLabels.MANAGED_BY, "liqo")
        .withLabel(LiqoLabels.MANAGED, "true")
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, node.text("spec.clusterID"))
        .set(
            "subjects",
            List.of(
                Map.of(
                    "kind", "ServiceAccount",
                    "name", node.name(),
                    "namespace", node.namespace())))
        .set(
            "roleRef",
            Map.of(
                "apiGroup",
                "rbac.authorization.k8s.io",
                "kind",
                "ClusterRole",
                "name",
                "liqo-virtual-kubelet-local"));
  }
}
