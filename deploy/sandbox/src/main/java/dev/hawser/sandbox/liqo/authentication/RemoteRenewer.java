package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows a consumer the latest credentials of its tenant, through its Renew.
 *
 * <p>Source: {@code .../authentication/remoterenwer-controller} of Liqo v1.2.0.
 */
public final class RemoteRenewer implements Reconciler {
  private final Cluster cluster;

  public RemoteRenewer(Site site) {
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.RENEW);
    watches.on(Kind.TENANT, tenant -> replicas(tenant).map(KubeObject::ref));
  }

  private Stream<KubeObject> replicas(KubeObject tenant) {
    return cluster
        .listIn(
            Kind.RENEW, tenant.namespace(), Map.of(Labels.ORIGIN_ID, tenant.text("spec.clusterID")))
        .stream();
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.RENEW, ref)
        .filter(renew -> renew.label(Labels.REPLICATED).equals("true"))
        .filter(renew -> renew.text("spec.identityType").equals("ControlPlane"))
        .filter(renew -> !renew.isDeleting())
        .ifPresent(this::copy);
    return Result.done();
  }

  private void copy(KubeObject renew) {
    var origin = renew.label(Labels.ORIGIN_ID);
    cluster
        .get(Kind.TENANT, new ObjectRef(renew.namespace(), origin))
        .map(tenant -> tenant.map("status.authParams"))
        .filter(params -> !params.isEmpty())
        .ifPresent(
            params ->
                cluster.editStatus(
                    Kind.RENEW, renew.ref(), object -> object.set("status.authParams", params)));
  }
}
