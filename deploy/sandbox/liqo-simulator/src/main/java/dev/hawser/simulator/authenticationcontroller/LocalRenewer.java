package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
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
 * Keeps a Renew beside each control-plane Identity and takes over the certificates it brings.
 *
 * <p>Source: {@code .../authentication/localrenwer-controller} of Liqo v1.2.0.
 */
public final class LocalRenewer implements Reconciler {
  private final ControllerContext context;
  private final ClusterClient cluster;

  public LocalRenewer(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.IDENTITY);
    watches.on(ObjectKind.RENEW, renew -> renew.owner(ObjectKind.IDENTITY).stream());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.IDENTITY, ref)
        .filter(identity -> identity.text("spec.type").equals("ControlPlane"))
        .filter(identity -> !identity.isDeleting())
        .ifPresent(this::follow);
    return ReconcileResult.done();
  }

  private void follow(KubeObject identity) {
    var renew = cluster.getOrCreate(renew(identity));
    // A renew of the identity's predecessor is going; the next one comes with its deletion.
    if (!renew.owner(ObjectKind.IDENTITY).isPresent() || renew.isDeleting()) {
      return;
    }
    var fresh = renew.text("status.authParams.signedCRT");
    if (!fresh.isEmpty() && !fresh.equals(identity.text("spec.authParams.signedCRT"))) {
      cluster.edit(
          ObjectKind.IDENTITY,
          identity.ref(),
          object -> object.set("spec.authParams", renew.map("status.authParams")));
    }
  }

  private KubeObject renew(KubeObject identity) {
    var remote = identity.text("spec.clusterID");
    return KubeObject.of(ObjectKind.RENEW, identity.ref())
        .withLabel(LiqoLabels.REPLICATION, "true")
        .withLabel(LiqoLabels.REMOTE_ID, remote)
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, remote)
        .ownedBy(identity, OwnerReferences.BLOCKING_CONTROLLER)
        .set(
            "spec",
            Map.of("consumerClusterID", context.clusterId(), "identityType", "ControlPlane"));
  }
}
