package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.Map;

/**
 * Keeps a Renew beside each control-plane Identity and takes over the certificates it brings.
 *
 * <p>Source: {@code .../authentication/localrenwer-controller} of Liqo v1.2.0.
 */
public final class LocalRenewer implements Reconciler {
  private final Site site;
  private final Cluster cluster;

  public LocalRenewer(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.IDENTITY);
    watches.on(Kind.RENEW, renew -> renew.owner(Kind.IDENTITY).stream());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.IDENTITY, ref)
        .filter(identity -> identity.text("spec.type").equals("ControlPlane"))
        .filter(identity -> !identity.isDeleting())
        .ifPresent(this::follow);
    return Result.done();
  }

  private void follow(KubeObject identity) {
    var renew = cluster.getOrCreate(renew(identity));
    // A renew of the identity's predecessor is going; the next one comes with its deletion.
    if (!renew.owner(Kind.IDENTITY).isPresent() || renew.isDeleting()) {
      return;
    }
    var fresh = renew.text("status.authParams.signedCRT");
    if (!fresh.isEmpty() && !fresh.equals(identity.text("spec.authParams.signedCRT"))) {
      cluster.edit(
          Kind.IDENTITY,
          identity.ref(),
          object -> object.set("spec.authParams", renew.map("status.authParams")));
    }
  }

  private KubeObject renew(KubeObject identity) {
    var remote = identity.text("spec.clusterID");
    return KubeObject.of(Kind.RENEW, identity.ref())
        .withLabel(Labels.REPLICATION, "true")
        .withLabel(Labels.REMOTE_ID, remote)
        .withLabel(Labels.REMOTE_CLUSTER_ID, remote)
        .ownedBy(identity, Ownership.BLOCKING_CONTROLLER)
        .set("spec", Map.of("consumerClusterID", site.clusterId(), "identityType", "ControlPlane"));
  }
}
