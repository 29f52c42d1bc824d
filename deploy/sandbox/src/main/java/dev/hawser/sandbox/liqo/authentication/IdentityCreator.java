package dev.hawser.sandbox.liqo.authentication;

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
import java.util.Map;

/**
 * Turns the credentials of an accepted slice into an Identity, and takes it away from a denied one.
 *
 * <p>Source: {@code .../authentication/identitycreator-controller} of Liqo v1.2.0.
 */
public final class IdentityCreator implements Reconciler {
  private final Cluster cluster;

  public IdentityCreator(Site site) {
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.RESOURCE_SLICE);
    watches.on(Kind.IDENTITY, identity -> identity.owner(Kind.RESOURCE_SLICE).stream());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(Labels.REPLICATION).equals("true"))
        .filter(slice -> !slice.isDeleting())
        .ifPresent(this::follow);
    return Result.done();
  }

  private void follow(KubeObject slice) {
    var identity = identity(slice);
    switch (Conditions.status(slice.list("status.conditions"), "Authentication")) {
      case "Accepted" -> {
        cluster.getOrCreate(identity);
        cluster.edit(
            Kind.IDENTITY, identity.ref(), existing -> existing.set("spec", identity.map("spec")));
      }
      case "Denied" -> cluster.delete(Kind.IDENTITY, identity.ref());
      default -> {}
    }
  }

  private static KubeObject identity(KubeObject slice) {
    var provider = slice.text("spec.providerClusterID");
    return KubeObject.of(
            Kind.IDENTITY, new ObjectRef(slice.namespace(), "resourceslice-" + slice.name()))
        .withLabel(Labels.MANAGED, "true")
        .withLabel(Labels.REMOTE_CLUSTER_ID, provider)
        .withLabel(Labels.SLICE_NAME, slice.name())
        .ownedBy(slice, Ownership.BLOCKING_CONTROLLER)
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
