package dev.hawser.liqo.offloading;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes slices and virtual nodes, and waits until they and all that depends on them are gone. */
final class SliceRemoval {
  private static final Collector<CharSequence, ?, String> ONE_LINE = Collectors.joining("; ");

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final KubeletLeases leases;
  private final Diagnostics diagnostics;
  private final List<KeptObject> kept = new ArrayList<>();

  SliceRemoval(PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.leases = new KubeletLeases(pair, api, objects);
    this.diagnostics = new Diagnostics(api);
  }

  /**
   * Deletes what the extent covers.
   *
   * @param deleted gets what is deleted, so that a repetition after a conflict still reports it
   */
  DeleteResult remove(DeleteInput removal, Set<ObjectReference> deleted) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isPresent()) {
      if (removal.extent() == DeleteInput.Extent.ALL) removeAll(namespace.get(), deleted);
      else removeOurs(removal, namespace.get(), deleted);
    }
    return new DeleteResult(List.copyOf(deleted), kept);
  }

  /** Waits only for what Liqo created from this slice: a virtual node created by hand stays. */
  private void removeOurs(DeleteInput removal, String namespace, Set<ObjectReference> deleted) {
    objects.remove(removal, Kind.RESOURCE_SLICE, namespace, pair.peer()).ifPresent(deleted::add);
    boolean stays = api.get(Kind.RESOURCE_SLICE, namespace, pair.peer()).isPresent();
    boolean mayLinger =
        !deleted.isEmpty() || virtualNodes(namespace).stream().anyMatch(this::isOfSlice);
    if (!stays && mayLinger) awaitConsequencesGone(namespace, Set.of(pair.peer()));
  }

  private boolean isOfSlice(GenericKubernetesResource node) {
    return pair.peer().equals(Fields.label(node, "liqo.io/resourceslice-name"));
  }

  private void removeAll(String namespace, Set<ObjectReference> deleted) {
    var nodes = new LinkedHashSet<String>();
    var origin = Map.of(Labels.REPLICATION, "true", Labels.REMOTE_ID, pair.peer());
    for (var slice : api.list(Kind.RESOURCE_SLICE, namespace, origin)) {
      nodes.add(slice.getMetadata().getName());
      objects.beginDelete(slice);
      deleted.add(Fields.reference(slice));
      objects.awaitGone(Kind.RESOURCE_SLICE, slice);
    }
    for (var node : virtualNodes(namespace)) {
      nodes.add(node.getMetadata().getName());
      objects.beginDelete(node);
      deleted.add(Fields.reference(node));
    }
    awaitConsequencesGone(namespace, nodes);
  }

  /** The garbage collector deletes the virtual node after its slice; Liqo then drains the Node. */
  private void awaitConsequencesGone(String namespace, Set<String> nodes) {
    attempt.awaitTrue(
        WaitCondition.of("the virtual node to be drained and gone", Kind.VIRTUAL_NODE)
            .explainedBy(() -> diagnosis(namespace, nodes)),
        () ->
            virtualNodes(namespace).stream()
                .noneMatch(node -> nodes.contains(node.getMetadata().getName())));
    if (virtualNodes(namespace).isEmpty()) awaitNamespaceMapsGone(namespace);
    nodes.forEach(node -> awaitNodeGone(namespace, node));
    nodes.forEach(slice -> awaitKubeconfigGone(namespace, slice));
  }

  private void awaitNamespaceMapsGone(String namespace) {
    var ofPeer = Map.of(Labels.REMOTE_ID, pair.peer());
    for (var map : api.list(Kind.NAMESPACE_MAP, namespace, ofPeer)) {
      objects.awaitGone(Kind.NAMESPACE_MAP, map);
    }
  }

  /** Deletes the Lease too, which a virtual-kubelet does not release when it ends. */
  private void awaitNodeGone(String namespace, String node) {
    api.tryGet(Kind.NODE, null, node)
        .orIfUnknown(Optional.empty())
        .filter(found -> pair.peer().equals(Fields.label(found, Labels.REMOTE_CLUSTER)))
        .ifPresent(found -> objects.awaitGone(Kind.NODE, found));
    boolean ended = awaitKubeletGone(namespace, node);
    leases.remove(namespace, node, ended).ifPresent(kept::add);
  }

  /** The garbage collector deletes it last, after the slice and the slice's Identity. */
  private void awaitKubeconfigGone(String namespace, String slice) {
    api.tryGet(Kind.SECRET, namespace, Labels.sliceKubeconfig(slice))
        .orIfUnknown(Optional.empty())
        .filter(secret -> !secret.getMetadata().getOwnerReferences().isEmpty())
        .ifPresent(secret -> objects.awaitGone(Kind.SECRET, secret));
  }

  /**
   * A virtual-kubelet that is still ending would create its Lease again.
   *
   * @return false if its pods may not be read
   */
  private boolean awaitKubeletGone(String namespace, String node) {
    var labels = Map.of(Labels.REMOTE_CLUSTER, pair.peer(), Labels.VIRTUAL_NODE, node);
    attempt.awaitTrue(
        WaitCondition.of("the virtual-kubelet's pod to terminate")
            .explainedBy(() -> kubelets(namespace, labels).map(this::describe).collect(ONE_LINE)),
        () -> kubelets(namespace, labels).findAny().isEmpty());
    return !api.tryList(Kind.POD, namespace, labels).isUnknown();
  }

  private Stream<GenericKubernetesResource> kubelets(String namespace, Map<String, String> labels) {
    return api.tryList(Kind.POD, namespace, labels).orIfUnknown(List.of()).stream();
  }

  /** What holds the virtual nodes, their virtual-kubelets and the pods on them. */
  private String diagnosis(String namespace, Set<String> nodes) {
    var staying =
        virtualNodes(namespace).stream()
            .filter(node -> nodes.contains(node.getMetadata().getName()));
    var ending = nodes.stream().flatMap(node -> endingKubelet(namespace, node));
    return Stream.concat(
            Stream.of(OffloadedPods.blocking(api, nodes)),
            Stream.concat(staying, ending).map(this::describe))
        .filter(reason -> !reason.isEmpty())
        .collect(ONE_LINE);
  }

  private Stream<GenericKubernetesResource> endingKubelet(String namespace, String node) {
    var deployment =
        api.tryGet(Kind.DEPLOYMENT, namespace, "vk-" + node).orIfUnknown(Optional.empty());
    var labels = Map.of(Labels.REMOTE_CLUSTER, pair.peer(), Labels.VIRTUAL_NODE, node);
    return Stream.concat(deployment.stream(), kubelets(namespace, labels))
        .filter(Fields::terminating);
  }

  private String describe(GenericKubernetesResource object) {
    String reason = diagnostics.whyNotDeleted(object);
    return reason.isEmpty() ? "" : Fields.name(object) + ": " + reason;
  }

  private List<GenericKubernetesResource> virtualNodes(String namespace) {
    return pair.list(Kind.VIRTUAL_NODE, namespace);
  }
}
