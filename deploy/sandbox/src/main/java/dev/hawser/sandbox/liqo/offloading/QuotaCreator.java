package dev.hawser.sandbox.liqo.offloading;

import dev.hawser.sandbox.liqo.authentication.SliceNames;
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

/**
 * Bounds what the user of a granted slice may take.
 *
 * <p>Source: {@code pkg/liqo-controller-manager/quotacreator-controller} of Liqo v1.2.0.
 */
public final class QuotaCreator implements Reconciler {
  private final Cluster cluster;

  public QuotaCreator(Site site) {
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.RESOURCE_SLICE);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(Labels.REPLICATED).equals("true"))
        .filter(slice -> !slice.text("spec.consumerClusterID").isEmpty())
        .filter(slice -> !slice.isDeleting())
        .filter(QuotaCreator::isGranted)
        .ifPresent(this::bound);
    return Result.done();
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
        KubeObject.of(Kind.QUOTA, new ObjectRef(slice.namespace(), user))
            .withLabel(Labels.MANAGED, "true")
            .ownedBy(slice, Ownership.BLOCKING_CONTROLLER)
            .set("spec", spec);
    cluster.getOrCreate(quota);
    cluster.edit(Kind.QUOTA, quota.ref(), existing -> existing.set("spec", spec));
  }

  private static boolean isCordoned(KubeObject slice) {
    return slice.annotation(Labels.CORDON).equals("true")
        || slice.annotation(Labels.CORDON_TENANT).equals("true");
  }
}
