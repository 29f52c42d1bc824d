package dev.hawser.liqo.authentication;

import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.kubernetes.RoleBindings;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/**
 * A Tenant's RoleBinding. A Tenant that is made while its predecessor's binding is being collected
 * takes that one for its own and is left without; Liqo doesn't look again by itself.
 */
final class TenantRights {
  private final ActivityContext work;
  private int nudges;

  TenantRights(ActivityContext work) {
    this.work = work;
  }

  /** Whether they are there; otherwise has Liqo look at the Tenant again. */
  boolean areGiven(GenericKubernetesResource tenant) {
    var bindings = RoleBindings.read(work.api(), tenant.getMetadata().getNamespace());
    if (RoleBindings.isBound(tenant, bindings)) return true;
    nudge(tenant);
    return false;
  }

  private void nudge(GenericKubernetesResource tenant) {
    var metadata = tenant.getMetadata();
    nudges++;
    work.objects()
        .ensure(
            DesiredObject.of(Kind.TENANT, metadata.getNamespace(), metadata.getName())
                .annotation(Labels.RECONCILE_REQUESTED, work.scope().run() + "/" + nudges));
  }
}
