package dev.hawser.contract;

import static java.util.stream.Collectors.toSet;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** What a consumer may do on its provider: a RoleBinding in its tenant namespace. */
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
   * As a garbage collector that is late takes them from under a living Tenant: again, as long as
   * Liqo has not come to rest and gives them back.
   */
  static void take(ClusterUser consumer, ClusterUser provider) {
    Expect.eventuallyNothing(
        "rights on " + provider.id() + " that come back",
        () -> {
          var left = of(consumer, provider);
          left.forEach(binding -> delete(provider, binding));
          return left.stream().map(binding -> binding.getMetadata().getName()).collect(toSet());
        });
  }

  private static void delete(ClusterUser provider, GenericKubernetesResource binding) {
    var metadata = binding.getMetadata();
    provider.delete(ResourceKind.ROLE_BINDING, metadata.getNamespace(), metadata.getName());
  }
}
