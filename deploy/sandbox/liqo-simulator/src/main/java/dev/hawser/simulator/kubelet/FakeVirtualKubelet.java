package dev.hawser.simulator.kubelet;

import dev.hawser.simulator.foreigncluster.NetworkingStatus;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RemoteClusters;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the virtual-kubelets: Lease, Node, readiness. It never runs a pod; of one that is being
 * deleted, it confirms that it has ended.
 *
 * <p>It sends a request to the provider, with the slice's kubeconfig, before it creates a node.
 * Source of what they write: {@code cmd/virtual-kubelet/root} and {@code pkg/virtualKubelet} of
 * Liqo v1.2.0.
 */
public final class FakeVirtualKubelet implements Reconciler {
  private static final Duration RENEWAL = Duration.ofSeconds(4);

  private final ControllerContext context;
  private final ClusterClient cluster;
  private final NodeLease lease;
  private final Map<ObjectRef, byte[]> verified = new ConcurrentHashMap<>();
  private volatile @Nullable String version;

  public FakeVirtualKubelet(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
    this.lease = new NodeLease(cluster, context.faults());
  }

  @Override
  public LiqoComponent component() {
    return LiqoComponent.VIRTUAL_KUBELET;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.VIRTUAL_NODE);
    watches.on(
        ObjectKind.POD,
        pod ->
            pod.label(LiqoLabels.VIRTUAL_NODE).isEmpty()
                ? nodesUnder(pod).map(KubeObject::ref)
                : Stream.of(new ObjectRef(pod.namespace(), pod.label(LiqoLabels.VIRTUAL_NODE))));
    watches.on(ObjectKind.FOREIGN_CLUSTER, foreign -> nodesOf(foreign).map(KubeObject::ref));
  }

  private Stream<KubeObject> nodesOf(KubeObject foreign) {
    return cluster
        .list(ObjectKind.VIRTUAL_NODE, Map.of(LiqoLabels.REMOTE_CLUSTER_ID, foreign.name()))
        .stream();
  }

  private Stream<KubeObject> nodesUnder(KubeObject pod) {
    if (!isOffloaded(pod) || !pod.isDeleting()) return Stream.of();
    return cluster.list(ObjectKind.VIRTUAL_NODE, Map.of()).stream()
        .filter(node -> node.name().equals(pod.text("spec.nodeName")));
  }

  private static boolean isOffloaded(KubeObject pod) {
    return pod.label(LiqoLabels.SHADOW_POD).equals("true");
  }

  /** Where there is no other node that would do it, a pod would stay Terminating forever. */
  private void confirmDeletions(KubeObject node) {
    cluster.list(ObjectKind.POD, Map.of(LiqoLabels.SHADOW_POD, "true")).stream()
        .filter(KubeObject::isDeleting)
        .filter(pod -> pod.text("spec.nodeName").equals(node.name()))
        .forEach(pod -> cluster.deleteNow(ObjectKind.POD, pod.ref()));
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster.get(ObjectKind.VIRTUAL_NODE, ref).ifPresent(this::confirmDeletions);
    var found = cluster.get(ObjectKind.VIRTUAL_NODE, ref).filter(node -> !node.isDeleting());
    var pod = found.flatMap(this::runningPod);
    if (pod.isEmpty()) {
      verified.remove(ref);
      return ReconcileResult.done();
    }
    var wait = lease.take(found.get(), pod.get().name(), Instant.now());
    if (wait.isPresent()) {
      return ReconcileResult.after(wait.get());
    }
    verify(found.get());
    if (found.get().flag("spec.createNode")) {
      register(found.get(), pod.get().text("status.podIP"));
    }
    return ReconcileResult.after(RENEWAL);
  }

  private Optional<KubeObject> runningPod(KubeObject node) {
    return cluster
        .listIn(ObjectKind.POD, node.namespace(), Map.of(LiqoLabels.VIRTUAL_NODE, node.name()))
        .stream()
        .filter(pod -> !pod.isDeleting() && pod.text("status.phase").equals("Running"))
        .findFirst();
  }

  private void verify(KubeObject node) {
    var ref = new ObjectRef(node.namespace(), node.text("spec.kubeconfigSecretRef.name"));
    var kubeconfig =
        SecretData.bytes(cluster.require(ObjectKind.SECRET, ref), "kubeconfig")
            .orElseThrow(() -> new RequeueException(ref + " holds no kubeconfig"));
    if (!Arrays.equals(kubeconfig, verified.get(node.ref()))) {
      try (var client = RemoteClusters.open(kubeconfig)) {
        var unused = client.getKubernetesVersion();
      }
      verified.put(node.ref(), kubeconfig);
    }
  }

  /**
   * A virtual-kubelet ends with its pod, so none creates a node after its virtual node is gone. Nor
   * does it delete one: a node that was there before is the drain's.
   */
  private void register(KubeObject virtualNode, String address) {
    if (!isAlive(virtualNode)) return;
    var node = VirtualNodeObject.of(virtualNode);
    boolean created = cluster.createIfAbsent(node);
    if (!isAlive(virtualNode)) {
      if (created) cluster.delete(ObjectKind.NODE, node.ref());
      return;
    }
    boolean ready =
        context.faults().allows(WithholdableOutcome.NODE_READY)
            && (virtualNode.flag("spec.disableNetworkCheck") || isConnected(virtualNode));
    cluster.editStatus(
        ObjectKind.NODE,
        node.ref(),
        object -> {
          VirtualNodeObject.status(object, virtualNode, address, ready);
          object.set("status.nodeInfo.kubeletVersion", version());
        });
  }

  /** Of the cluster that it runs in. */
  private String version() {
    var known = version;
    if (known == null) {
      known = cluster.client().getKubernetesVersion().getGitVersion();
      version = known;
    }
    return known;
  }

  private boolean isAlive(KubeObject virtualNode) {
    return cluster
        .get(ObjectKind.VIRTUAL_NODE, virtualNode.ref())
        .filter(found -> !found.isDeleting())
        .flatMap(this::runningPod)
        .isPresent();
  }

  private boolean isConnected(KubeObject virtualNode) {
    return cluster
        .get(ObjectKind.FOREIGN_CLUSTER, ObjectRef.cluster(virtualNode.text("spec.clusterID")))
        .filter(NetworkingStatus::isEstablishedOrOff)
        .isPresent();
  }
}
