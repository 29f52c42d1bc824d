package dev.hawser.sandbox.contract;

import dev.hawser.cluster.ClusterId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One cluster as somebody with kubectl sees it. */
record Side(ClusterId id, KubernetesClient client) {

  List<GenericKubernetesResource> list(Watched kind) {
    var items = client.genericKubernetesResources(context(kind)).inAnyNamespace().list().getItems();
    items.forEach(item -> item.setKind(kind.word()));
    return items;
  }

  Optional<GenericKubernetesResource> get(Watched kind, @Nullable String namespace, String name) {
    var all = client.genericKubernetesResources(context(kind));
    return Optional.ofNullable(
        namespace == null
            ? all.withName(name).get()
            : all.inNamespace(namespace).withName(name).get());
  }

  void delete(Watched kind, @Nullable String namespace, String name) {
    var all = client.genericKubernetesResources(context(kind));
    if (namespace == null) all.withName(name).delete();
    else all.inNamespace(namespace).withName(name).delete();
  }

  static String tenantNamespace(Side peer) {
    return "liqo-tenant-" + peer.id();
  }

  private static ResourceDefinitionContext context(Watched kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(kind.group())
        .withVersion(kind.version())
        .withKind(kind.word())
        .withPlural(kind.plural())
        .withNamespaced(kind.namespaced())
        .build();
  }
}
