package dev.hawser.sandbox.liqo.offloading;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Conditions;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
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

  private final Cluster cluster;

  public VirtualNodeCreator(Site site) {
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.RESOURCE_SLICE);
    watches.on(Kind.IDENTITY, identity -> identity.owner(Kind.RESOURCE_SLICE).stream());
    watches.on(Kind.VIRTUAL_NODE, node -> node.owner(Kind.RESOURCE_SLICE).stream());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(Labels.REPLICATION).equals("true"))
        .filter(slice -> !slice.isDeleting())
        .filter(VirtualNodeCreator::isWanted)
        .ifPresent(this::create);
    return Result.done();
  }

  private static boolean isWanted(KubeObject slice) {
    var conditions = slice.list("status.conditions");
    return !Set.of("", "false").contains(slice.annotation(Labels.CREATE_VIRTUAL_NODE))
        && Conditions.status(conditions, "Authentication").equals("Accepted")
        && Conditions.status(conditions, "Resources").equals("Accepted");
  }

  private void create(KubeObject slice) {
    var identity = new ObjectRef(slice.namespace(), "resourceslice-" + slice.name());
    var secret =
        cluster
            .get(Kind.IDENTITY, identity)
            .map(found -> found.text("status.kubeconfigSecretRef.name"))
            .filter(name -> !name.isEmpty());
    if (secret.isEmpty()) {
      return;
    }
    if (cluster.get(Kind.VIRTUAL_NODE, slice.ref()).isPresent()) {
      var unused =
          cluster.edit(
              Kind.VIRTUAL_NODE,
              slice.ref(),
              node -> node.set("spec.resourceQuota.hard", slice.map("status.resources")));
      return;
    }
    cluster.createIfAbsent(
        KubeObject.of(Kind.VIRTUAL_NODE, slice.ref())
            .withLabel(Labels.MANAGED, "true")
            .withLabel(Labels.REMOTE_CLUSTER_ID, slice.text("spec.providerClusterID"))
            .withLabel(Labels.SLICE_NAME, slice.name())
            .ownedBy(slice, Ownership.BLOCKING_CONTROLLER)
            .set("spec", spec(slice, secret.get())));
  }

  private static Map<String, Object> spec(KubeObject slice, String secret) {
    var provider = slice.text("spec.providerClusterID");
    var labels = new LinkedHashMap<>(slice.texts("status.nodeLabels"));
    labels.put(Labels.REMOTE_CLUSTER_ID, provider);
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
