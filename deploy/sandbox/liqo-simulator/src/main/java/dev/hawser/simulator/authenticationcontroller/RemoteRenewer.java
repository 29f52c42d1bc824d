package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows a consumer the latest credentials of its tenant, through its Renew.
 *
 * <p>Source: {@code .../authentication/remoterenwer-controller} of Liqo v1.2.0.
 */
public final class RemoteRenewer implements Reconciler {
  private final ClusterClient cluster;

  public RemoteRenewer(ControllerContext context) {
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.RENEW);
    watches.on(ObjectKind.TENANT, tenant -> replicas(tenant).map(KubeObject::ref));
  }

  private Stream<KubeObject> replicas(KubeObject tenant) {
    return cluster
        .listIn(
            ObjectKind.RENEW,
            tenant.namespace(),
            Map.of(LiqoLabels.ORIGIN_ID, tenant.text("spec.clusterID")))
        .stream();
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.RENEW, ref)
        .filter(renew -> renew.label(LiqoLabels.REPLICATED).equals("true"))
        .filter(renew -> renew.text("spec.identityType").equals("ControlPlane"))
        .filter(renew -> !renew.isDeleting())
        .ifPresent(this::copy);
    return ReconcileResult.done();
  }

  private void copy(KubeObject renew) {
    var origin = renew.label(LiqoLabels.ORIGIN_ID);
    cluster
        .get(ObjectKind.TENANT, new ObjectRef(renew.namespace(), origin))
        .map(tenant -> tenant.map("status.authParams"))
        .filter(params -> !params.isEmpty())
        .ifPresent(
            params ->
                cluster.editStatus(
                    ObjectKind.RENEW,
                    renew.ref(),
                    object -> object.set("status.authParams", params)));
  }
}
