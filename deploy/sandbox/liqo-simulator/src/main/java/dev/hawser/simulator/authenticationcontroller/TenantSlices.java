package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import java.util.List;
import java.util.Map;

/** Passes a tenant's condition on to the slices it was granted. */
final class TenantSlices {
  private final ClusterClient cluster;

  TenantSlices(ClusterClient cluster) {
    this.cluster = cluster;
  }

  void cordon(KubeObject tenant) {
    for (KubeObject slice : of(tenant)) {
      cluster.edit(
          ObjectKind.RESOURCE_SLICE,
          slice.ref(),
          object -> object.withAnnotation(LiqoLabels.CORDON_TENANT, "true"));
    }
  }

  void uncordon(KubeObject tenant) {
    for (KubeObject slice : of(tenant)) {
      if (!slice.annotation(LiqoLabels.CORDON_TENANT).isEmpty()) {
        cluster.edit(
            ObjectKind.RESOURCE_SLICE,
            slice.ref(),
            object -> object.withoutAnnotation(LiqoLabels.CORDON_TENANT));
      }
    }
  }

  void remove(KubeObject tenant) {
    of(tenant).forEach(slice -> cluster.delete(ObjectKind.RESOURCE_SLICE, slice.ref()));
  }

  private List<KubeObject> of(KubeObject tenant) {
    return cluster.listIn(
        ObjectKind.RESOURCE_SLICE,
        tenant.namespace(),
        Map.of(LiqoLabels.ORIGIN_ID, tenant.text("spec.clusterID"), LiqoLabels.REPLICATED, "true"));
  }
}
