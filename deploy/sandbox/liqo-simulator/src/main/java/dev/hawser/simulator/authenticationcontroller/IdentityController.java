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
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;

/**
 * Creates the kubeconfig Secret of an Identity.
 *
 * <p>A Secret that is being deleted is updated and reported all the same. Source: {@code
 * .../authentication/identity-controller} of Liqo v1.2.0.
 */
public final class IdentityController implements Reconciler {
  private static final String CONTROL_PLANE = "ControlPlane";

  private final ControllerContext context;
  private final ClusterClient cluster;

  public IdentityController(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.IDENTITY);
    watches.on(ObjectKind.SECRET, secret -> secret.owner(ObjectKind.IDENTITY).stream());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = cluster.get(ObjectKind.IDENTITY, ref);
    if (found.isEmpty() || found.get().isDeleting()) {
      return ReconcileResult.done();
    }
    var identity = found.get();
    var keys = ClusterKeys.read(cluster, context.liqo(ClusterKeys.SECRET));
    var kubeconfig = SecretData.encode(KubeconfigText.of(identity, keys));
    var secret = cluster.getOrCreate(describe(secret(identity), identity, kubeconfig));
    cluster.edit(ObjectKind.SECRET, secret.ref(), object -> describe(object, identity, kubeconfig));
    cluster.editStatus(
        ObjectKind.IDENTITY,
        ref,
        object -> object.set("status.kubeconfigSecretRef.name", secret.name()));
    return ReconcileResult.done();
  }

  private static KubeObject secret(KubeObject identity) {
    return KubeObject.of(
            ObjectKind.SECRET, new ObjectRef(identity.namespace(), "kubeconfig-" + identity.name()))
        .set("type", "Opaque");
  }

  private static KubeObject describe(KubeObject secret, KubeObject identity, String kubeconfig) {
    secret
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, identity.text("spec.clusterID"))
        .withLabel(LiqoLabels.IDENTITY_TYPE, identity.text("spec.type"))
        .withLabel(LiqoLabels.MANAGED, "true")
        .ownedBy(identity, OwnerReferences.BLOCKING_CONTROLLER)
        .set("data.kubeconfig", kubeconfig);
    if (identity.text("spec.type").equals(CONTROL_PLANE)) {
      secret.withAnnotation(LiqoLabels.REMOTE_TENANT_NAMESPACE, identity.text("spec.namespace"));
    }
    return secret;
  }
}
