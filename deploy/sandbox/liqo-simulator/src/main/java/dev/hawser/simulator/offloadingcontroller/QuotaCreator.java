package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.authenticationcontroller.SliceNames;
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

/**
 * Bounds what the user of a granted slice may take.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/quotacreator-controller} of Liqo v1.2.0.
 */
public final class QuotaCreator implements Reconciler {
  private final ClusterClient cluster;

  public QuotaCreator(ControllerContext context) {
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.RESOURCE_SLICE);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(LiqoLabels.REPLICATED).equals("true"))
        .filter(slice -> !slice.text("spec.consumerClusterID").isEmpty())
        .filter(slice -> !slice.isDeleting())
        .filter(QuotaCreator::isGranted)
        .ifPresent(this::bound);
    return ReconcileResult.done();
  }

  private static boolean isGranted(KubeObject slice) {
    return Conditions.status(slice.list("status.conditions"), "Resources").equals("Accepted");
  }

  private void bound(KubeObject slice) {
    var user = SliceNames.user(slice.name(), slice.text("spec.consumerClusterID"));
    var spec = new LinkedHashMap<String, Object>();
    spec.put("user", user);
    spec.put("limitsEnforcement", "None");
    spec.put("resources", slice.map("status.resources"));
    if (isCordoned(slice)) {
      spec.put("cordoned", true);
    }
    var quota =
        KubeObject.of(ObjectKind.QUOTA, new ObjectRef(slice.namespace(), user))
            .withLabel(LiqoLabels.MANAGED, "true")
            .ownedBy(slice, OwnerReferences.BLOCKING_CONTROLLER)
            .set("spec", spec);
    cluster.getOrCreate(quota);
    cluster.edit(ObjectKind.QUOTA, quota.ref(), existing -> existing.set("spec", spec));
  }

  private static boolean isCordoned(KubeObject slice) {
    return slice.annotation(LiqoLabels.CORDON).equals("true")
        || slice.annotation(LiqoLabels.CORDON_TENANT).equals("true");
  }
}
