package dev.hawser.simulator.kubelet;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Node a virtual-kubelet registers. */
final class VirtualNodeObject {
  private static final Map<String, String> LABELS =
      Map.of(
          LiqoLabels.NODE_TYPE,
          LiqoLabels.VIRTUAL_NODE_TYPE,
          "kubernetes.io/role",
          "agent",
          "kubernetes.io/os",
          "linux",
          "kubernetes.io/arch",
          "amd64",
          "node.kubernetes.io/exclude-from-external-load-balancers",
          "true",
          "alpha.service-controller.kubernetes.io/exclude-balancer",
          "true");

  private VirtualNodeObject() {}

  static KubeObject of(KubeObject virtualNode) {
    var taints = new ArrayList<Object>();
    taints.add(
        Map.of("key", "virtual-node.liqo.io/not-allowed", "value", "true", "effect", "NoExecute"));
    taints.addAll(virtualNode.list("spec.taints"));
    boolean storage = !virtualNode.list("spec.storageClasses").isEmpty();
    return KubeObject.of(ObjectKind.NODE, ObjectRef.cluster(virtualNode.name()))
        .withLabels(LABELS)
        .withLabel("kubernetes.io/hostname", virtualNode.name())
        .withLabel("storage.liqo.io/available", String.valueOf(storage))
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, virtualNode.text("spec.clusterID"))
        .withLabels(virtualNode.texts("spec.labels"))
        .set("spec.taints", taints);
  }

  static void status(KubeObject node, KubeObject virtualNode, String address, boolean networked) {
    var resources = virtualNode.texts("spec.resourceQuota.hard");
    boolean ready = networked && resources.containsKey("cpu") && resources.containsKey("memory");
    var condition = new LinkedHashMap<String, Object>();
    condition.put("type", "Ready");
    condition.put("status", ready ? "True" : "False");
    condition.put("reason", ready ? "KubeletReady" : "KubeletNotReady");
    condition.put(
        "message",
        "The Liqo Virtual Kubelet is %sposting ready status".formatted(ready ? "" : "not "));
    node.set("status.capacity", resources)
        .set("status.allocatable", resources)
        .set("status.addresses", List.of(Map.of("type", "InternalIP", "address", address)))
        .set(
            "status.conditions",
            Conditions.put(node.list("status.conditions"), condition, Set.of("status")));
  }
}
