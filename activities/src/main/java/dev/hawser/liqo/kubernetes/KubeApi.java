package dev.hawser.liqo.kubernetes;

import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls to one API server: GET, LIST, POST, PUT, and DELETE of exactly what was read. No PATCH:
 * Liqo's roles don't allow it.
 */
public final class KubeApi {
  private final KubernetesClient client;
  private final Runnable beforeWrite;

  public KubeApi(KubernetesClient client) {
    this(client, () -> {});
  }

  private KubeApi(KubernetesClient client, Runnable beforeWrite) {
    this.client = client;
    this.beforeWrite = beforeWrite;
  }

  /** The same, running a check before each write; an exception of the check prevents the write. */
  public KubeApi checkingWrites(Runnable beforeWrite) {
    return new KubeApi(client, beforeWrite);
  }

  /** Reads one object; empty only if the API server says that exactly this object is missing. */
  public Optional<GenericKubernetesResource> get(
      Kind kind, @Nullable String namespace, String name) {
    try {
      var json = client.raw(kind.path(namespace, name), "GET", null);
      return Optional.of(Serialization.unmarshal(json, GenericKubernetesResource.class));
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isAbsent(e)) return Optional.empty();
      throw e;
    }
  }

  /** Lists a namespace, or with null all of them, by labels. */
  public List<GenericKubernetesResource> list(
      Kind kind, @Nullable String namespace, Map<String, String> labels) {
    var all = client.genericKubernetesResources(kind.context());
    var found =
        namespace == null
            ? all.inAnyNamespace().withLabels(labels).list()
            : all.inNamespace(namespace).withLabels(labels).list();
    var items = found.getItems();
    items.forEach(item -> name(item, kind)); // the items of a list lack their kind
    return items;
  }

  /** Like {@link #get}, but also empty if the credentials may not read it. */
  public Optional<GenericKubernetesResource> getIfAllowed(
      Kind kind, @Nullable String namespace, String name) {
    return ifAllowed(() -> get(kind, namespace, name)).flatMap(found -> found);
  }

  /** Like {@link #list}, but also empty if the credentials may not read them. */
  public List<GenericKubernetesResource> listIfAllowed(
      Kind kind, @Nullable String namespace, Map<String, String> labels) {
    return ifAllowed(() -> list(kind, namespace, labels)).orElse(List.of());
  }

  /** The result of the call; empty if it is null or the API server forbids the call. */
  public static <T> Optional<T> ifAllowed(Supplier<T> call) {
    try {
      return Optional.ofNullable(call.get());
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isForbidden(e)) return Optional.empty();
      throw e;
    }
  }

  public GenericKubernetesResource create(GenericKubernetesResource resource) {
    beforeWrite.run();
    return at(resource).create();
  }

  /** Replaces an object; fails with a conflict if it has changed since it was read. */
  public GenericKubernetesResource replace(GenericKubernetesResource resource) {
    beforeWrite.run();
    return at(resource).update();
  }

  /**
   * Deletes exactly this object: one that has changed since, or another one with its name, stays.
   *
   * @return false if it was already gone
   */
  public boolean deleteExactly(Kind kind, GenericKubernetesResource resource) {
    var metadata = resource.getMetadata();
    var preconditions =
        Map.of("uid", metadata.getUid(), "resourceVersion", metadata.getResourceVersion());
    var options =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "DeleteOptions",
            "propagationPolicy",
            "Background",
            "preconditions",
            preconditions);
    String path = kind.path(metadata.getNamespace(), metadata.getName());
    beforeWrite.run();
    try {
      return client.raw(path, "DELETE", options) != null;
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isAbsent(e)) return false;
      throw e;
    }
  }

  /** The plurals that the API server serves in a group and version; empty for an unknown one. */
  public Set<String> served(String apiVersion) {
    var list = client.getApiResources(apiVersion);
    if (list == null) return Set.of();
    return list.getResources().stream().map(APIResource::getName).collect(Collectors.toSet());
  }

  /** The namespaced kinds that the API server can list and delete, each once. */
  public List<ResourceDefinitionContext> namespacedKinds() {
    var kinds = new LinkedHashMap<String, ResourceDefinitionContext>();
    for (String apiVersion : apiVersions()) {
      var list = client.getApiResources(apiVersion);
      if (list == null) continue;
      list.getResources().stream()
          .filter(APIResource::getNamespaced)
          .filter(resource -> resource.getVerbs().containsAll(List.of("list", "delete")))
          .map(resource -> context(apiVersion, resource))
          .forEach(kind -> kinds.putIfAbsent(kind.getPlural() + "." + kind.getGroup(), kind));
    }
    return List.copyOf(kinds.values());
  }

  /** Lists the objects of such a kind in a namespace. */
  public List<GenericKubernetesResource> list(ResourceDefinitionContext kind, String namespace) {
    var items = client.genericKubernetesResources(kind).inNamespace(namespace).list().getItems();
    items.forEach(item -> item.setKind(kind.getKind()));
    return items;
  }

  private List<String> apiVersions() {
    var versions = new ArrayList<>(List.of("v1"));
    var groups = client.getApiGroups();
    if (groups == null) return versions;
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

  /** What these credentials may do in a namespace; empty if the API server can't list all of it. */
  public Optional<List<ResourceRule>> rules(String namespace) {
    var review =
        new SelfSubjectRulesReviewBuilder()
            .withNewSpec()
            .withNamespace(namespace)
            .endSpec()
            .build();
    var status = client.resource(review).create().getStatus();
    boolean whole = status != null && !Boolean.TRUE.equals(status.getIncomplete());
    return whole ? Optional.of(status.getResourceRules()) : Optional.empty();
  }

  /** Addressed by its kind, because the client would otherwise run discovery. */
  private Resource<GenericKubernetesResource> at(GenericKubernetesResource resource) {
    return in(Kind.of(resource), resource.getMetadata().getNamespace()).resource(resource);
  }

  private static void name(GenericKubernetesResource item, Kind kind) {
    item.setApiVersion(kind.apiVersion());
    item.setKind(kind.word());
  }

  private NonNamespaceOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      in(Kind kind, @Nullable String namespace) {
    var all = client.genericKubernetesResources(kind.context());
    return namespace == null ? all : all.inNamespace(namespace);
  }

  KubernetesClient client() {
    return client;
  }
}
