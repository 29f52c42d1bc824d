package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventuallyEmpty;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** The RoleBindings that give a consumer its permissions in its tenant namespace. */
final class TenantRoleBinding {
  private TenantRoleBinding() {}

  static List<GenericKubernetesResource> of(ClusterUser consumer, ClusterUser provider) {
    return provider.list(ResourceKind.ROLE_BINDING).stream()
        .filter(
            binding ->
                ClusterUser.tenantNamespace(consumer).equals(binding.getMetadata().getNamespace()))
        .filter(binding -> binding.getMetadata().getName().startsWith("liqo-binding-"))
        .toList();
  }

  /**
   * Deletes them although the Tenant exists, like a late garbage collector: repeatedly, until Liqo
   * no longer creates them again.
   */
  static void deleteForGood(ClusterUser consumer, ClusterUser provider) {
    eventuallyEmpty(
        "the role bindings on " + provider.id() + " are gone", () -> deleteAll(consumer, provider));
  }

  /** Returns the names of those that existed. */
  private static List<String> deleteAll(ClusterUser consumer, ClusterUser provider) {
    var found = of(consumer, provider);
    found.forEach(binding -> delete(provider, binding));
    return found.stream().map(binding -> binding.getMetadata().getName()).toList();
  }

  private static void delete(ClusterUser provider, GenericKubernetesResource binding) {
    var metadata = binding.getMetadata();
    provider.delete(ResourceKind.ROLE_BINDING, metadata.getNamespace(), metadata.getName());
  }
}
