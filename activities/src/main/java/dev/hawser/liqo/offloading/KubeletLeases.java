package dev.hawser.liqo.offloading;

import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.KeptReason;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import java.util.Optional;

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
    var lease = api.tryGet(Kind.LEASE, namespace, node).orIfUnknown(Optional.empty());
    if (lease.isEmpty()) return;
    boolean free =
        api.tryGet(Kind.VIRTUAL_NODE, namespace, node).isCertain(Optional::isEmpty)
            && api.tryGet(Kind.DEPLOYMENT, namespace, "vk-" + node).isCertain(Optional::isEmpty);
    if (free) objects.deleteIfAllowed(Kind.LEASE, lease.get());
  }

  /**
   * Deletes the Lease of a virtual-kubelet that has ended.
   *
   * @param ended false if that could not be found out: then the Lease stays
   * @return the Lease if it stays
   */
  Optional<KeptObject> remove(String namespace, String node, boolean ended) {
    var lease = api.tryGet(Kind.LEASE, namespace, node);
    var reference = new ObjectReference(Kind.LEASE.word(), namespace, node, pair.cluster());
    if (lease.isUnknown()) {
      return Optional.of(KeptObject.of(reference, KeptReason.MAY_NOT_READ));
    }
    if (lease.value().isEmpty()) return Optional.empty();
    if (!ended) {
      return Optional.of(KeptObject.of(reference, KeptReason.mayNotRead("virtual-kubelet")));
    }
    return objects.deleteIfAllowed(Kind.LEASE, lease.value().get())
        ? Optional.empty()
        : Optional.of(KeptObject.of(reference, KeptReason.MAY_NOT_DELETE));
  }
}
