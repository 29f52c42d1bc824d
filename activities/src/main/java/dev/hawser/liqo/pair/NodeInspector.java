package dev.hawser.liqo.pair;

import dev.hawser.activity.Condition;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.OffloadingView.NodeView;
import dev.hawser.activity.PermissionUse;
import dev.hawser.activity.PodGroup;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.ConditionFields;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.PodOwners;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the virtual nodes of the peer on one cluster, and the pods on them. */
final class NodeInspector {
  private final String peer;
  private final KubeApi api;
  private final Supplier<ReadResult<List<GenericKubernetesResource>>> nodes;
  private final Supplier<ReadResult<Optional<GenericKubernetesResource>>> namedAfterPeer;
  private final Supplier<ReadResult<List<GenericKubernetesResource>>> pods;

  /** Starts to read. */
  NodeInspector(ParallelReads reads, PairObjects pair, KubeApi api) {
    this.peer = pair.peer();
    this.api = api;
    this.nodes =
        reads.read(() -> api.tryList(Kind.NODE, null, Map.of(Labels.REMOTE_CLUSTER, peer)));
    this.namedAfterPeer = reads.read(() -> api.tryGet(Kind.NODE, null, peer));
    this.pods = reads.read(() -> podsOn(nodes.get()));
  }

  /** Requires the reads that a run on the consumer depends on. */
  void require(RequiredPermissions required) {
    required.require(PermissionUse.FIND_PODS, nodes.get());
    required.require(PermissionUse.FIND_PODS, pods.get());
    required.require(PermissionUse.NODE, namedAfterPeer.get());
  }

  /** The virtual node. */
  @Nullable NodeView node() {
    return virtualNode().map(NodeInspector::view).orElse(null);
  }

  /** Its condition Ready; null if there is none. */
  @Nullable Condition readiness() {
    return virtualNode().map(node -> ConditionFields.find(node, "Ready")).orElse(null);
  }

  private Optional<GenericKubernetesResource> virtualNode() {
    return nodes.get().orIfUnknown(List.of()).stream()
        .filter(node -> node.getMetadata().getName().equals(peer))
        .findFirst();
  }

  private static NodeView view(GenericKubernetesResource node) {
    return new NodeView(
        node.getMetadata().getName(), "True".equals(Fields.condition(node, "Ready", "status")));
  }

  /** Another Node that has the name of the virtual node. */
  List<ObjectReference> nameConflicts() {
    return namedAfterPeer.get().orIfUnknown(Optional.empty()).stream()
        .filter(found -> !peer.equals(Fields.label(found, Labels.REMOTE_CLUSTER)))
        .map(Fields::reference)
        .toList();
  }

  /** How many pods are known to be on the virtual nodes. */
  int pods() {
    return pods.get().orIfUnknown(List.of()).size();
  }

  /** The same pods by namespace and owner, the first of them. */
  List<PodGroup> workloads() {
    return PodOwners.groups(pods.get().orIfUnknown(List.of())).stream()
        .limit(OffloadingView.MOST_GROUPS)
        .toList();
  }

  /** The virtual nodes of the peer. */
  List<String> names() {
    return nodes.get().orIfUnknown(List.of()).stream()
        .map(node -> node.getMetadata().getName())
        .toList();
  }

  /** The pods on all virtual nodes of the peer; unknown also if the nodes are. */
  private ReadResult<List<GenericKubernetesResource>> podsOn(
      ReadResult<List<GenericKubernetesResource>> nodes) {
    if (nodes.isUnknown()) return nodes;
    var pods = new ArrayList<GenericKubernetesResource>();
    for (var node : nodes.value()) {
      var onNode = podsOn(node.getMetadata().getName());
      if (onNode.isUnknown()) return onNode;
      pods.addAll(onNode.value());
    }
    return ReadResult.of(pods);
  }

  private ReadResult<List<GenericKubernetesResource>> podsOn(String node) {
    var found = api.tryList(Kind.POD, null, Map.of(), Map.of("spec.nodeName", node));
    return found.isUnknown()
        ? found
        : ReadResult.of(found.value().stream().filter(NodeInspector::isEvicted).toList());
  }

  /** Liqo evicts what its virtual-kubelet has labelled, and others lose their node. */
  private static boolean isEvicted(GenericKubernetesResource pod) {
    return "true".equals(Fields.label(pod, Labels.SHADOW_POD)) || !PodOwners.isBoundToNode(pod);
  }
}
