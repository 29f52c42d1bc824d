package dev.hawser.liqo.kubernetes;

import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/** The RoleBindings in a tenant namespace, which give a Tenant its permissions. */
public final class RoleBindings {
  private RoleBindings() {}

  /** Those in the namespace. */
  public static ReadResult<List<GenericKubernetesResource>> read(KubeApi api, String namespace) {
    return api.tryList(Kind.ROLE_BINDING, namespace, Map.of());
  }

  /** Whether this Tenant, not an earlier one, owns one of them; true also if they are unknown. */
  public static boolean isBound(
      GenericKubernetesResource tenant, ReadResult<List<GenericKubernetesResource>> bindings) {
    return !bindings.isCertain(found -> found.stream().noneMatch(one -> isOf(tenant, one)));
  }

  private static boolean isOf(GenericKubernetesResource tenant, GenericKubernetesResource binding) {
    String uid = tenant.getMetadata().getUid();
    return !Fields.terminating(binding)
        && binding.getMetadata().getOwnerReferences().stream()
            .anyMatch(owner -> owner.getUid().equals(uid));
  }
}
