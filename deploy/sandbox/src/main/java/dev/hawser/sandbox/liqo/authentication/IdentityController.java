package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;

/**
 * Makes a kubeconfig Secret of an Identity.
 *
 * <p>A Secret that is about to go is updated and reported all the same. Source: {@code
 * .../authentication/identity-controller} of Liqo v1.2.0.
 */
public final class IdentityController implements Reconciler {
  private static final String CONTROL_PLANE = "ControlPlane";

  private final Site site;
  private final Cluster cluster;

  public IdentityController(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.IDENTITY);
    watches.on(Kind.SECRET, secret -> secret.owner(Kind.IDENTITY).stream());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = cluster.get(Kind.IDENTITY, ref);
    if (found.isEmpty() || found.get().isDeleting()) {
      return Result.done();
    }
    var identity = found.get();
    var keys = ClusterKeys.read(cluster, site.liqo(ClusterKeys.SECRET));
    var kubeconfig = Secrets.encode(KubeconfigText.of(identity, keys));
    var secret = cluster.getOrCreate(describe(secret(identity), identity, kubeconfig));
    cluster.edit(Kind.SECRET, secret.ref(), object -> describe(object, identity, kubeconfig));
    cluster.editStatus(
        Kind.IDENTITY, ref, object -> object.set("status.kubeconfigSecretRef.name", secret.name()));
    return Result.done();
  }

  private static KubeObject secret(KubeObject identity) {
    return KubeObject.of(
            Kind.SECRET, new ObjectRef(identity.namespace(), "kubeconfig-" + identity.name()))
        .set("type", "Opaque");
  }

  private static KubeObject describe(KubeObject secret, KubeObject identity, String kubeconfig) {
    secret
        .withLabel(Labels.REMOTE_CLUSTER_ID, identity.text("spec.clusterID"))
        .withLabel(Labels.IDENTITY_TYPE, identity.text("spec.type"))
        .withLabel(Labels.MANAGED, "true")
        .ownedBy(identity, Ownership.BLOCKING_CONTROLLER)
        .set("data.kubeconfig", kubeconfig);
    if (identity.text("spec.type").equals(CONTROL_PLANE)) {
      secret.withAnnotation(Labels.REMOTE_TENANT_NAMESPACE, identity.text("spec.namespace"));
    }
    return secret;
  }
}
