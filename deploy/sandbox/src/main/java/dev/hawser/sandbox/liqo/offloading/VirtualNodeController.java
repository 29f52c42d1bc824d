package dev.hawser.sandbox.liqo.offloading;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Conditions;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a virtual-kubelet for each virtual node and takes both down in order.
 *
 * <p>Its conditions say that the Deployment exists, not that anything runs. Where no admission
 * webhook filled the template in, this controller does. Source: {@code
 * .../offloading/virtualnode-controller} of Liqo v1.2.0.
 */
public final class VirtualNodeController implements Reconciler {
  private static final String FINALIZER = "virtualnode-controller.liqo.io/finalizer";

  private static final List<String> ALL = List.of("VirtualKubelet", "Node");

  private final Site site;
  private final Cluster cluster;
  private final VirtualKubeletParts parts;
  private final VirtualNodeDrain drain;

  public VirtualNodeController(Site site) {
    this.site = site;
    this.cluster = site.cluster();
    this.parts = new VirtualKubeletParts(cluster);
    this.drain = new VirtualNodeDrain(cluster, parts);
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.VIRTUAL_NODE);
    watches.on(Kind.DEPLOYMENT, VirtualNodeController::virtualNode);
    watches.on(Kind.POD, VirtualNodeController::virtualNode);
    watches.on(Kind.NAMESPACE_MAP, map -> nodesOf(map).map(KubeObject::ref));
  }

  private static Stream<ObjectRef> virtualNode(KubeObject object) {
    var name = object.label(Labels.VIRTUAL_NODE);
    return name.isEmpty() ? Stream.of() : Stream.of(new ObjectRef(object.namespace(), name));
  }

  private Stream<KubeObject> nodesOf(KubeObject object) {
    var remote = object.label(Labels.REMOTE_CLUSTER_ID);
    var labels = Map.of(Labels.REMOTE_CLUSTER_ID, remote);
    return cluster.listIn(Kind.VIRTUAL_NODE, object.namespace(), labels).stream();
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = cluster.get(Kind.VIRTUAL_NODE, ref);
    if (found.isEmpty()) {
      return Result.done();
    }
    var node = found.get();
    if (node.isDeleting()) {
      takeDown(node);
    } else if (!node.hasFinalizer(FINALIZER)) {
      cluster.edit(Kind.VIRTUAL_NODE, ref, object -> object.withFinalizer(FINALIZER));
    } else {
      run(complete(node));
    }
    return Result.done();
  }

  private KubeObject complete(KubeObject node) {
    if (node.get("spec.template").isPresent()) {
      return node;
    }
    if (site.knobs().isPaused(Component.WEBHOOK)) {
      throw new NotYet(node + " has no template");
    }
    var options = cluster.require(Kind.VK_OPTIONS_TEMPLATE, optionsOf(node));
    return cluster
        .edit(
            Kind.VIRTUAL_NODE,
            node.ref(),
            object -> VirtualNodeTemplate.fill(object, options, site))
        .orElse(node);
  }

  private ObjectRef optionsOf(KubeObject node) {
    var name = node.text("spec.vkOptionsTemplateRef.name");
    return name.isEmpty()
        ? site.liqo("virtual-kubelet-default")
        : new ObjectRef(node.text("spec.vkOptionsTemplateRef.namespace"), name);
  }

  private void run(KubeObject node) {
    show(node, ALL, "Creating");
    parts.ensure(node);
    show(node, ALL, "Running");
    cluster.createIfAbsent(namespaceMap(node));
  }

  private void show(KubeObject node, List<String> types, String status) {
    cluster.editStatus(
        Kind.VIRTUAL_NODE,
        node.ref(),
        object -> {
          for (String type : types) {
            var current = Conditions.status(object.list("status.conditions"), type);
            if (!(status.equals("Creating") && current.equals("Running"))) {
              object.set(
                  "status.conditions",
                  Conditions.put(
                      object.list("status.conditions"),
                      Map.of("type", type, "status", status),
                      java.util.Set.of("status")));
            }
          }
        });
  }

  private void takeDown(KubeObject node) {
    if (!node.hasFinalizer(FINALIZER)) {
      return;
    }
    show(node, List.of("Node"), "Draining");
    drain.stop(node);
    show(node, List.of("VirtualKubelet"), "Deleting");
    drain.remove(node);
    if (nodesOf(node).count() <= 1) {
      cluster.delete(Kind.NAMESPACE_MAP, namespaceMap(node).ref());
    }
    cluster.edit(Kind.VIRTUAL_NODE, node.ref(), object -> object.withoutFinalizer(FINALIZER));
  }

  private static KubeObject namespaceMap(KubeObject node) {
    var remote = node.text("spec.clusterID");
    return KubeObject.of(Kind.NAMESPACE_MAP, new ObjectRef(node.namespace(), remote))
        .withLabel(Labels.REMOTE_CLUSTER_ID, remote)
        .withLabel(Labels.REMOTE_ID, remote)
        .withLabel(Labels.REPLICATION, "true")
        .set("spec", Map.of());
  }
}
