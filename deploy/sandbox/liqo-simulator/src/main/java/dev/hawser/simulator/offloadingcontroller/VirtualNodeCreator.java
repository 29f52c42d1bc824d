package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a virtual node of a granted slice whose annotation asks for it.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/virtualnodecreator-controller} of Liqo v1.2.0.
 */
public final class VirtualNodeCreator implements Reconciler {
  private static final List<String> CLASSES =
      List.of("storageClasses", "ingressClasses", "loadBalancerClasses");

  private final ClusterClient cluster;

  public VirtualNodeCreator(ControllerContext context) {
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.RESOURCE_SLICE);
    watches.on(ObjectKind.IDENTITY, identity -> identity.owner(ObjectKind.RESOURCE_SLICE).stream());
    watches.on(ObjectKind.VIRTUAL_NODE, node -> node.owner(ObjectKind.RESOURCE_SLICE).stream());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(LiqoLabels.REPLICATION).equals("true"))
        .filter(slice -> !slice.isDeleting())
        .filter(VirtualNodeCreator::isWanted)
        .ifPresent(this::create);
    return ReconcileResult.done();
  }

  private static boolean isWanted(KubeObject slice) {
    var conditions = slice.list("status.conditions");
    return !Set.of("", "false").contains(slice.annotation(LiqoLabels.CREATE_VIRTUAL_NODE))
        && Conditions.status(conditions, "Authentication").equals("Accepted")
        && Conditions.status(conditions, "Resources").equals("Accepted");
  }

  private void create(KubeObject slice) {
    var identity = new ObjectRef(slice.namespace(), "resourceslice-" + slice.name());
    var secret =
        cluster
            .get(ObjectKind.IDENTITY, identity)
            .map(found -> found.text("status.kubeconfigSecretRef.name"))
            .filter(name -> !name.isEmpty());
    if (secret.isEmpty()) {
      return;
    }
    if (cluster.get(ObjectKind.VIRTUAL_NODE, slice.ref()).isPresent()) {
      var unused =
          cluster.edit(
              ObjectKind.VIRTUAL_NODE,
              slice.ref(),
              node -> node.set("spec.resourceQuota.hard", slice.map("status.resources")));
      return;
    }
    cluster.createIfAbsent(
        KubeObject.of(ObjectKind.VIRTUAL_NODE, slice.ref())
            .withLabel(LiqoLabels.MANAGED, "true")
            .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, slice.text("spec.providerClusterID"))
            .withLabel(LiqoLabels.SLICE_NAME, slice.name())
            .ownedBy(slice, OwnerReferences.BLOCKING_CONTROLLER)
            .set("spec", spec(slice, secret.get())));
  }

  private static Map<String, Object> spec(KubeObject slice, String secret) {
    var provider = slice.text("spec.providerClusterID");
    var labels = new LinkedHashMap<>(slice.texts("status.nodeLabels"));
    labels.put(LiqoLabels.REMOTE_CLUSTER_ID, provider);
    var spec = new LinkedHashMap<String, Object>();
    spec.put("clusterID", provider);
    spec.put("kubeconfigSecretRef", Map.of("name", secret));
    spec.put("resourceQuota", Map.of("hard", slice.map("status.resources")));
    spec.put("labels", labels);
    CLASSES.forEach(
        field -> slice.get("status." + field).ifPresent(value -> spec.put(field, value)));
    slice
        .get("status.nodeSelector")
        .ifPresent(selector -> spec.put("offloadingPatch", Map.of("nodeSelector", selector)));
    return spec;
  }
}
