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
 * A Tenant's RoleBinding. A Tenant that is made while its predecessor's binding is being collected
 * takes that one for its own and is left without; Liqo doesn't look again by itself.
 */
final class TenantRights {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private int nudges;

  TenantRights(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /** Whether they are there; otherwise has Liqo look at the Tenant again. */
  boolean areGiven(GenericKubernetesResource tenant) {
    var bindings = RoleBindings.read(api, tenant.getMetadata().getNamespace());
    if (RoleBindings.isBound(tenant, bindings)) return true;
    nudge(tenant);
    return false;
  }

  private void nudge(GenericKubernetesResource tenant) {
    var metadata = tenant.getMetadata();
    nudges++;
    objects.ensure(
        DesiredObject.of(Kind.TENANT, metadata.getNamespace(), metadata.getName())
            .annotation(Labels.RECONCILE_REQUESTED, pair.run() + "/" + nudges));
  }
}
