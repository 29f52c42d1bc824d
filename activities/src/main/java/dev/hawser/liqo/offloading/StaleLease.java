package dev.hawser.liqo.offloading;

import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.resources.Kind;

/**
 * The Lease of a virtual-kubelet that is gone. It is never released, and the next virtual-kubelet
 * of that name would wait for its end.
 */
final class StaleLease {
  private final ActivityContext work;
  private final String namespace;

  StaleLease(ActivityContext work, String namespace) {
    this.work = work;
    this.namespace = namespace;
  }

  /** Only when nothing is there that might hold it. */
  void remove() {
    String node = work.peer();
    var lease = work.api().getIfAllowed(Kind.LEASE, namespace, node);
    if (lease.isEmpty()) return;
    boolean held =
        work.api().get(Kind.VIRTUAL_NODE, namespace, node).isPresent()
            || work.api().get(Kind.DEPLOYMENT, namespace, "vk-" + node).isPresent();
    if (!held) work.objects().delete(Kind.LEASE, lease.get());
  }
}
