package dev.hawser.sandbox.liqo.offloading;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import java.util.List;
import java.util.Map;

/** The account, role and Deployment of a virtual-kubelet. */
final class VirtualKubeletParts {
  private final Cluster cluster;

  VirtualKubeletParts(Cluster cluster) {
    this.cluster = cluster;
  }

  void ensure(KubeObject node) {
    cluster.createIfAbsent(
        KubeObject.of(Kind.SERVICE_ACCOUNT, node.ref()).withLabel(Labels.MANAGED, "true"));
    cluster.createIfAbsent(roleBinding(node));
    if (cluster.get(Kind.DEPLOYMENT, deployment(node)).isEmpty()) {
      cluster.createIfAbsent(
          KubeObject.of(Kind.DEPLOYMENT, deployment(node))
              .withLabels(node.texts("spec.template.metadata.labels"))
              .withLabel(Labels.MANAGED, "true")
              .set("spec", node.map("spec.template.spec")));
    }
  }

  static ObjectRef deployment(KubeObject node) {
    return new ObjectRef(node.namespace(), "vk-" + node.name());
  }

  /** A gateway of the same name loses its account too, and makes itself a new one. */
  void removeRights(KubeObject node) {
    cluster.delete(Kind.SERVICE_ACCOUNT, node.ref());
    cluster.delete(Kind.CLUSTER_ROLE_BINDING, roleBinding(node).ref());
  }

  private static KubeObject roleBinding(KubeObject node) {
    return KubeObject.of(Kind.CLUSTER_ROLE_BINDING, ObjectRef.cluster("liqo-node-" + node.name()))
        .withLabel(Labels.MANAGED_BY, "liqo")
        .withLabel(Labels.MANAGED, "true")
        .withLabel(Labels.REMOTE_CLUSTER_ID, node.text("spec.clusterID"))
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
