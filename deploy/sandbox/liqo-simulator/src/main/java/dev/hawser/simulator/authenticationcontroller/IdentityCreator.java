package dev.hawser.simulator.authenticationcontroller;

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
import java.util.Map;

/**
 * Turns the credentials of an accepted slice into an Identity, and takes it away from a denied one.
 *
 * <p>Source: {@code .../authentication/identitycreator-controller} of Liqo v1.2.0.
 */
public final class IdentityCreator implements Reconciler {
  private final ClusterClient cluster;

  public IdentityCreator(ControllerContext context) {
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.RESOURCE_SLICE);
    watches.on(ObjectKind.IDENTITY, identity -> identity.owner(ObjectKind.RESOURCE_SLICE).stream());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(LiqoLabels.REPLICATION).equals("true"))
        .filter(slice -> !slice.isDeleting())
        .ifPresent(this::follow);
    return ReconcileResult.done();
  }

  private void follow(KubeObject slice) {
    var identity = identity(slice);
    switch (Conditions.status(slice.list("status.conditions"), "Authentication")) {
      case "Accepted" -> {
        cluster.getOrCreate(identity);
        cluster.edit(
            ObjectKind.IDENTITY,
            identity.ref(),
            existing -> existing.set("spec", identity.map("spec")));
      }
      case "Denied" -> cluster.delete(ObjectKind.IDENTITY, identity.ref());
      default -> {}
    }
  }

  private static KubeObject identity(KubeObject slice) {
    var provider = slice.text("spec.providerClusterID");
    return KubeObject.of(
            ObjectKind.IDENTITY, new ObjectRef(slice.namespace(), "resourceslice-" + slice.name()))
        .withLabel(LiqoLabels.MANAGED, "true")
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, provider)
        .withLabel(LiqoLabels.SLICE_NAME, slice.name())
        .ownedBy(slice, OwnerReferences.BLOCKING_CONTROLLER)
        .set(
            "spec",
            Map.of(
                "clusterID",
                provider,
                "type",
                "ResourceSlice",
                "authParams",
                slice.map("status.authParams")));
  }
}
