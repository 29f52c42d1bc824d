package dev.hawser.liqo.authentication;

import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.RoleBindings;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/**
 * A Tenant's RoleBinding. If a Tenant is created while the garbage collector still deletes the
 * binding of an earlier one, Liqo adopts that binding and the Tenant ends up without any. Liqo does
 * not reconcile it again by itself.
 */
final class TenantPermissions {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private int requests;

  TenantPermissions(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /** Whether the Tenant has its RoleBinding; otherwise makes Liqo reconcile the Tenant. */
  boolean areGranted(GenericKubernetesResource tenant) {
    var bindings = RoleBindings.read(api, tenant.getMetadata().getNamespace());
    if (RoleBindings.isBound(tenant, bindings)) return true;
    requestReconcile(tenant);
    return false;
  }

  private void requestReconcile(GenericKubernetesResource tenant) {
    var metadata = tenant.getMetadata();
    requests++;
    objects.ensure(
        DesiredObject.of(Kind.TENANT, metadata.getNamespace(), metadata.getName())
            .annotation(Labels.RECONCILE_REQUESTED, pair.run() + "/" + requests));
  }
}
