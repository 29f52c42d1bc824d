package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import java.util.List;
import java.util.Map;

/** Passes a tenant's condition on to the slices it was granted. */
final class TenantSlices {
  private final Cluster cluster;

  TenantSlices(Cluster cluster) {
    this.cluster = cluster;
  }

  void cordon(KubeObject tenant) {
    for (KubeObject slice : of(tenant)) {
      cluster.edit(
          Kind.RESOURCE_SLICE,
          slice.ref(),
          object -> object.withAnnotation(Labels.CORDON_TENANT, "true"));
    }
  }

  void uncordon(KubeObject tenant) {
    for (KubeObject slice : of(tenant)) {
      if (!slice.annotation(Labels.CORDON_TENANT).isEmpty()) {
        cluster.edit(
            Kind.RESOURCE_SLICE,
            slice.ref(),
            object -> object.withoutAnnotation(Labels.CORDON_TENANT));
      }
    }
  }

  void remove(KubeObject tenant) {
    of(tenant).forEach(slice -> cluster.delete(Kind.RESOURCE_SLICE, slice.ref()));
  }

  private List<KubeObject> of(KubeObject tenant) {
    return cluster.listIn(
        Kind.RESOURCE_SLICE,
        tenant.namespace(),
        Map.of(Labels.ORIGIN_ID, tenant.text("spec.clusterID"), Labels.REPLICATED, "true"));
  }
}
