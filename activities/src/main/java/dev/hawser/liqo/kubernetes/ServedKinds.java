package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.Permission;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The kinds that an API server serves, as its discovery documents list them. */
public final class ServedKinds {
  private final Supplier<KubernetesClient> client;

  /**
   * @param client asked for once per request
   */
  ServedKinds(Supplier<KubernetesClient> client) {
    this.client = client;
  }

  /** The plurals that the API server serves in a group and version; empty for an unknown one. */
  public Set<String> pluralsOf(String apiVersion) {
    var list = client.get().getApiResources(apiVersion);
    if (list == null) return Set.of();
    return list.getResources().stream().map(APIResource::getName).collect(Collectors.toSet());
  }

  /**
   * The namespaced kinds that the API server can list and delete, each once.
   *
   * @throws KubernetesClientException if it does not answer for a group that it serves
   */
  public ReadResult<List<ResourceDefinitionContext>> namespacedKinds() {
    var discovery = new Permission("get", "", "/apis", null, null, List.of());
    return KubeApi.tryRead(discovery, this::discoverNamespacedKinds);
  }

  private List<ResourceDefinitionContext> discoverNamespacedKinds() {
    var kinds = new LinkedHashMap<String, ResourceDefinitionContext>();
    for (String apiVersion : apiVersions()) {
      resources(apiVersion).getResources().stream()
          .filter(APIResource::getNamespaced)
          .filter(resource -> resource.getVerbs().containsAll(List.of("list", "delete")))
          .map(resource -> context(apiVersion, resource))
          .forEach(kind -> kinds.putIfAbsent(kind.getPlural() + "." + kind.getGroup(), kind));
    }
    return List.copyOf(kinds.values());
  }

  private APIResourceList resources(String apiVersion) {
    var list = client.get().getApiResources(apiVersion);
    if (list == null) throw incomplete("the kinds of " + apiVersion);
    return list;
  }

  private static KubernetesClientException incomplete(String what) {
    return new KubernetesClientException("the API server does not list " + what, 503, null);
  }

  private List<String> apiVersions() {
    var versions = new ArrayList<>(List.of("v1"));
    var groups = client.get().getApiGroups();
    if (groups == null) throw incomplete("its API groups");
    groups.getGroups().stream()
        .flatMap(group -> group.getVersions().stream())
        .map(GroupVersionForDiscovery::getGroupVersion)
        .forEach(versions::add);
    return versions;
  }

  private static ResourceDefinitionContext context(String apiVersion, APIResource resource) {
    int slash = apiVersion.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
        .withVersion(apiVersion.substring(slash + 1))
        .withKind(resource.getKind())
        .withPlural(resource.getName())
        .withNamespaced(true)
        .build();
  }
}
