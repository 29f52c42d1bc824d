package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.RequeueException;
import java.util.List;
import java.util.Map;

/**
 * Empties a virtual node before it goes: cordon, evict, stop the virtual-kubelet, remove the node.
 *
 * <p>Source: {@code .../offloading/virtualnode-controller/drain.go} of Liqo v1.2.0.
 */
final class VirtualNodeDrain {
  private final ClusterClient cluster;
  private final VirtualKubeletParts parts;

  VirtualNodeDrain(ClusterClient cluster, VirtualKubeletParts parts) {
    this.cluster = cluster;
    this.parts = parts;
  }

  /** Returns once nothing runs on the node any more, and throws otherwise. */
  void stop(KubeObject virtualNode) {
    var node = ObjectRef.cluster(virtualNode.name());
    cluster.edit(ObjectKind.NODE, node, object -> object.set("spec.unschedulable", true));
    evict(virtualNode.name());
    cluster.delete(ObjectKind.DEPLOYMENT, VirtualKubeletParts.deployment(virtualNode));
    if (!pods(virtualNode).isEmpty()) {
      throw new RequeueException("the virtual-kubelet of " + virtualNode + " still runs");
    }
  }

  /** Removes the virtual-kubelet's objects and its node. */
  void remove(KubeObject virtualNode) {
    parts.removePermissions(virtualNode);
    cluster.delete(ObjectKind.NODE, ObjectRef.cluster(virtualNode.name()));
  }

  private void evict(String nodeName) {
    var offloaded =
        cluster.list(ObjectKind.POD, Map.of(LiqoLabels.SHADOW_POD, "true")).stream()
            .filter(pod -> pod.text("spec.nodeName").equals(nodeName))
            .toList();
    for (KubeObject pod : offloaded) {
      cluster.client().pods().inNamespace(pod.namespace()).withName(pod.name()).evict();
    }
    if (!offloaded.isEmpty()) {
      throw new RequeueException(offloaded.size() + " offloaded pods are left");
    }
  }

  private List<KubeObject> pods(KubeObject virtualNode) {
    return cluster.listIn(
        ObjectKind.POD,
        virtualNode.namespace(),
        Map.of(LiqoLabels.VIRTUAL_NODE, virtualNode.name()));
  }
}
