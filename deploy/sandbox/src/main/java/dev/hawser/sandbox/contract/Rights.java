package dev.hawser.sandbox.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** What a consumer may do on its provider: a RoleBinding in its tenant namespace. */
final class Rights {
  private Rights() {}

  static List<GenericKubernetesResource> of(Side consumer, Side provider) {
    return provider.list(Watched.ROLE_BINDING).stream()
        .filter(
            binding -> Side.tenantNamespace(consumer).equals(binding.getMetadata().getNamespace()))
        .filter(binding -> binding.getMetadata().getName().startsWith("liqo-binding-"))
        .toList();
  }

  /** As a garbage collector that is late takes them from under a living Tenant. */
  static void take(Side consumer, Side provider) {
    for (var binding : of(consumer, provider)) {
      var metadata = binding.getMetadata();
      provider.remove(Watched.ROLE_BINDING, metadata.getNamespace(), metadata.getName());
    }
  }
}
