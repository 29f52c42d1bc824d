package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
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

  private final ControllerContext context;
  private final ClusterClient cluster;
  private final VirtualKubeletParts parts;
  private final VirtualNodeDrain drain;

  public VirtualNodeController(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
    this.parts = new VirtualKubeletParts(cluster);
    this.drain = new VirtualNodeDrain(cluster, parts);
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.VIRTUAL_NODE);
    watches.on(ObjectKind.DEPLOYMENT, VirtualNodeController::virtualNode);
    watches.on(ObjectKind.POD, VirtualNodeController::virtualNode);
    watches.on(ObjectKind.NAMESPACE_MAP, map -> nodesOf(map).map(KubeObject::ref));
  }

  private static Stream<ObjectRef> virtualNode(KubeObject object) {
    var name = object.label(LiqoLabels.VIRTUAL_NODE);
    return name.isEmpty() ? Stream.of() : Stream.of(new ObjectRef(object.namespace(), name));
  }

  private Stream<KubeObject> nodesOf(KubeObject object) {
    var remote = object.label(LiqoLabels.REMOTE_CLUSTER_ID);
    var labels = Map.of(LiqoLabels.REMOTE_CLUSTER_ID, remote);
    return cluster.listIn(ObjectKind.VIRTUAL_NODE, object.namespace(), labels).stream();
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = cluster.get(ObjectKind.VIRTUAL_NODE, ref);
    if (found.isEmpty()) {
      return ReconcileResult.done();
    }
    var node = found.get();
    if (node.isDeleting()) {
      takeDown(node);
    } else if (!node.hasFinalizer(FINALIZER)) {
      cluster.edit(ObjectKind.VIRTUAL_NODE, ref, object -> object.withFinalizer(FINALIZER));
    } else {
      run(complete(node));
    }
    return ReconcileResult.done();
  }

  private KubeObject complete(KubeObject node) {
    if (node.get("spec.template").isPresent()) {
      return node;
    }
    if (context.faults().isPaused(LiqoComponent.WEBHOOK)) {
      throw new RequeueException(node + " has no template");
    }
    var options = cluster.require(ObjectKind.VK_OPTIONS_TEMPLATE, optionsOf(node));
    return cluster
        .edit(
            ObjectKind.VIRTUAL_NODE,
            node.ref(),
            object -> VirtualNodeTemplate.fill(object, options, context))
        .orElse(node);
  }

  private ObjectRef optionsOf(KubeObject node) {
    var name = node.text("spec.vkOptionsTemplateRef.name");
    return name.isEmpty()
        ? context.liqo("virtual-kubelet-default")
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
        ObjectKind.VIRTUAL_NODE,
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
      cluster.delete(ObjectKind.NAMESPACE_MAP, namespaceMap(node).ref());
    }
    cluster.edit(ObjectKind.VIRTUAL_NODE, node.ref(), object -> object.withoutFinalizer(FINALIZER));
  }

  private static KubeObject namespaceMap(KubeObject node) {
    var remote = node.text("spec.clusterID");
    return KubeObject.of(ObjectKind.NAMESPACE_MAP, new ObjectRef(node.namespace(), remote))
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote)
        .withLabel(LiqoLabels.REMOTE_ID, remote)
        .withLabel(LiqoLabels.REPLICATION, "true")
        .set("spec", Map.of());
  }
}
