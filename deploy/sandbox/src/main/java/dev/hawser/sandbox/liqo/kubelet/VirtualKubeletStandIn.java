package dev.hawser.sandbox.liqo.kubelet;

import dev.hawser.sandbox.liqo.core.Networking;
import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Outcome;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.RemoteClusters;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Stands for the virtual-kubelets: lease, node, readiness. No pod is ever run.
 *
 * <p>The provider is really asked, with the slice's own kubeconfig, before a node appears. Source
 * of what they write: {@code cmd/virtual-kubelet/root} and {@code pkg/virtualKubelet} of Liqo
 * v1.2.0.
 */
public final class VirtualKubeletStandIn implements Reconciler {
  private static final Duration RENEWAL = Duration.ofSeconds(4);

  private final Site site;
  private final Cluster cluster;
  private final NodeLease lease;
  private final Map<ObjectRef, byte[]> verified = new ConcurrentHashMap<>();

  public VirtualKubeletStandIn(Site site) {
    this.site = site;
    this.cluster = site.cluster();
    this.lease = new NodeLease(cluster, site.knobs());
  }

  @Override
  public Component component() {
    return Component.VIRTUAL_KUBELET;
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.VIRTUAL_NODE);
    watches.on(
        Kind.POD,
        pod ->
            pod.label(Labels.VIRTUAL_NODE).isEmpty()
                ? Stream.of()
                : Stream.of(new ObjectRef(pod.namespace(), pod.label(Labels.VIRTUAL_NODE))));
    watches.on(Kind.FOREIGN_CLUSTER, foreign -> nodesOf(foreign).map(KubeObject::ref));
  }

  private Stream<KubeObject> nodesOf(KubeObject foreign) {
    return cluster
        .list(Kind.VIRTUAL_NODE, Map.of(Labels.REMOTE_CLUSTER_ID, foreign.name()))
        .stream();
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = cluster.get(Kind.VIRTUAL_NODE, ref).filter(node -> !node.isDeleting());
    var pod = found.flatMap(this::runningPod);
    if (pod.isEmpty()) {
      verified.remove(ref);
      return Result.done();
    }
    var wait = lease.take(found.get(), pod.get().name(), Instant.now());
    if (wait.isPresent()) {
      return Result.after(wait.get());
    }
    verify(found.get());
    if (found.get().flag("spec.createNode")) {
      register(found.get(), pod.get().text("status.podIP"));
    }
    return Result.after(RENEWAL);
  }

  private java.util.Optional<KubeObject> runningPod(KubeObject node) {
    return cluster
        .listIn(Kind.POD, node.namespace(), Map.of(Labels.VIRTUAL_NODE, node.name()))
        .stream()
        .filter(pod -> !pod.isDeleting() && pod.text("status.phase").equals("Running"))
        .findFirst();
  }

  private void verify(KubeObject node) {
    var ref = new ObjectRef(node.namespace(), node.text("spec.kubeconfigSecretRef.name"));
    var kubeconfig =
        Secrets.bytes(cluster.require(Kind.SECRET, ref), "kubeconfig")
            .orElseThrow(() -> new NotYet(ref + " holds no kubeconfig"));
    if (!Arrays.equals(kubeconfig, verified.get(node.ref()))) {
      try (var client = RemoteClusters.open(kubeconfig)) {
        var unused = client.getKubernetesVersion();
      }
      verified.put(node.ref(), kubeconfig);
    }
  }

  /** A virtual-kubelet dies with its pod: none makes a node after its virtual node has gone. */
  private void register(KubeObject virtualNode, String address) {
    if (!isAlive(virtualNode)) return;
    var node = VirtualNodeObject.of(virtualNode);
    cluster.createIfAbsent(node);
    if (!isAlive(virtualNode)) {
      cluster.delete(Kind.NODE, node.ref());
      return;
    }
    boolean ready =
        site.knobs().allows(Outcome.NODE_READY)
            && (virtualNode.flag("spec.disableNetworkCheck") || isConnected(virtualNode));
    cluster.editStatus(
        Kind.NODE,
        node.ref(),
        object -> VirtualNodeObject.status(object, virtualNode, address, ready));
  }

  private boolean isAlive(KubeObject virtualNode) {
    return cluster
        .get(Kind.VIRTUAL_NODE, virtualNode.ref())
        .filter(living -> !living.isDeleting())
        .flatMap(this::runningPod)
        .isPresent();
  }

  private boolean isConnected(KubeObject virtualNode) {
    return cluster
        .get(Kind.FOREIGN_CLUSTER, ObjectRef.cluster(virtualNode.text("spec.clusterID")))
        .filter(Networking::isEstablishedOrOff)
        .isPresent();
  }
}
