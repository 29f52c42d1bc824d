package dev.hawser.liqo.offloading;

import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;

/**
 * The Leases of virtual-kubelets. A virtual-kubelet that ends does not release its Lease, and the
 * next one with its name would wait until the Lease expires.
 */
final class KubeletLeases {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;

  KubeletLeases(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /** Deletes the Lease of the peer's node, unless a virtual-kubelet may still hold it. */
  void removeStale() {
    String namespace = pair.namespace();
    String node = pair.peer();
    var lease = api.getIfAllowed(Kind.LEASE, namespace, node);
    if (lease.isEmpty()) return;
    boolean held =
        api.get(Kind.VIRTUAL_NODE, namespace, node).isPresent()
            || api.get(Kind.DEPLOYMENT, namespace, "vk-" + node).isPresent();
    if (!held) objects.delete(Kind.LEASE, lease.get());
  }

  /** Deletes the Lease of a virtual-kubelet that has ended. */
  void remove(String namespace, String node) {
    api.getIfAllowed(Kind.LEASE, namespace, node)
        .ifPresent(lease -> objects.delete(Kind.LEASE, lease));
  }
}
