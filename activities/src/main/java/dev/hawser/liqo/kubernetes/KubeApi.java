package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.Permission;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls to one API server: GET, LIST, POST, PUT, and DELETE and eviction of exactly what was
 * read. No PATCH: Liqo's roles don't allow it.
 */
public final class KubeApi {
  private final KubernetesClient client;
  private final Runnable beforeRequest;
  private final Runnable beforeWrite;

  /** Without a limit. */
  public KubeApi(KubernetesClient client) {
    this(client, () -> {}, () -> {});
  }

  private KubeApi(KubernetesClient client, Runnable beforeRequest, Runnable beforeWrite) {
    this.client = client;
    this.beforeRequest = beforeRequest;
    this.beforeWrite = beforeWrite;
  }

  /** The same; each request is sent when {@code beforeRequest} has returned. */
  public KubeApi limited(Runnable beforeRequest) {
    return new KubeApi(client, beforeRequest, beforeWrite);
  }

  /**
   * The same, running a check right before each write; an exception of the check prevents the
   * write.
   */
  public KubeApi checkingWrites(Runnable beforeWrite) {
    return new KubeApi(client, beforeRequest, beforeWrite);
  }

  /** Reads one object; empty only if the API server says that exactly this object is missing. */
  public Optional<GenericKubernetesResource> get(
      Kind kind, @Nullable String namespace, String name) {
    try {
      var json = client().raw(kind.path(namespace, name), "GET", null);
      return Optional.of(Serialization.unmarshal(json, GenericKubernetesResource.class));
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isAbsent(e)) return Optional.empty();
      throw e;
    }
  }

  /** Lists a namespace, or with null all of them, by labels. */
  public List<GenericKubernetesResource> list(
      Kind kind, @Nullable String namespace, Map<String, String> labels) {
    return list(kind, namespace, labels, Map.of());
  }

  /** As above, also by the fields that the API server can filter this kind by. */
  public List<GenericKubernetesResource> list(
      Kind kind,
      @Nullable String namespace,
      Map<String, String> labels,
      Map<String, String> fields) {
    return lists().of(kind, namespace, labels, fields);
  }

  /** Like {@link #get}, but unknown if the credentials may not read it. */
  public ReadResult<Optional<GenericKubernetesResource>> tryGet(
      Kind kind, @Nullable String namespace, String name) {
    return tryRead(permission("get", kind, namespace, name), () -> get(kind, namespace, name));
  }

  /** Like {@link #list}, but unknown if the credentials may not read them. */
  public ReadResult<List<GenericKubernetesResource>> tryList(
      Kind kind, @Nullable String namespace, Map<String, String> labels) {
    return tryList(kind, namespace, labels, Map.of());
  }

  /** As above, also by fields. */
  public ReadResult<List<GenericKubernetesResource>> tryList(
      Kind kind,
      @Nullable String namespace,
      Map<String, String> labels,
      Map<String, String> fields) {
    return tryRead(
        permission("list", kind, namespace, null), () -> list(kind, namespace, labels, fields));
  }

  /** The objects of any kind in a namespace; unknown if the credentials may not read them. */
  public ReadResult<List<GenericKubernetesResource>> tryList(
      ResourceDefinitionContext kind, String namespace) {
    var permission =
        new Permission("list", kind.getGroup(), kind.getPlural(), namespace, null, List.of());
    return tryRead(permission, () -> lists().of(kind, namespace));
  }

  static <T> ReadResult<T> tryRead(Permission permission, Supplier<T> read) {
    try {
      return ReadResult.of(read.get());
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isForbidden(e)) return ReadResult.unknown(permission);
      throw e;
    }
  }

  private static Permission permission(
      String verb, Kind kind, @Nullable String namespace, @Nullable String name) {
    boolean everywhere = kind.namespaced() && namespace == null;
    return new Permission(
        verb,
        kind.group(),
        kind.plural(),
        everywhere ? Permission.ALL_NAMESPACES : namespace,
        name,
        List.of());
  }

  public GenericKubernetesResource create(GenericKubernetesResource resource) {
    return at(resource, writing()).create();
  }

  /** Replaces an object; fails with a conflict if it has changed since it was read. */
  public GenericKubernetesResource replace(GenericKubernetesResource resource) {
    return at(resource, writing()).update();
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
    try {
      return writing().raw(path, "DELETE", options) != null;
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isAbsent(e)) return false;
      throw e;
    }
  }

  /**
   * Evicts exactly this pod, if its disruption budget allows that now.
   *
   * @return why it was not evicted; empty if it was, or is gone
   */
  public Optional<String> evict(GenericKubernetesResource pod) {
    var metadata = pod.getMetadata();
    var eviction =
        Map.of(
            "apiVersion",
            "policy/v1",
            "kind",
            "Eviction",
            "metadata",
            Map.of("name", metadata.getName(), "namespace", metadata.getNamespace()),
            "deleteOptions",
            Map.of("preconditions", Map.of("uid", metadata.getUid())));
    String path = Kind.POD.path(metadata.getNamespace(), metadata.getName()) + "/eviction";
    try {
      writing().raw(path, "POST", eviction);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (KubernetesFailures.isAbsent(e) || KubernetesFailures.isRace(e)) return Optional.empty();
      return Optional.of(KubernetesFailures.whyNotEvicted(e).orElseThrow(() -> e));
    }
  }

  private PagedLists lists() {
    return new PagedLists(this::client);
  }

  /** What the API server serves. */
  public ServedKinds served() {
    return new ServedKinds(this::client);
  }

  /** What time it is for the API server; the worker's own time if it does not say. */
  public Instant time() {
    return new ServerClock(this::client).now();
  }

  /** What these credentials may do in a namespace, and everywhere, as far as that is known. */
  public AllowedActions allowedIn(String namespace) {
    return new AccessReviews(this::client).allowedIn(namespace);
  }

  /** Reports the events of the kind's objects with that label; on return they are sent. */
  Watch watch(Kind kind, String label, Watcher<GenericKubernetesResource> watcher) {
    return client()
        .genericKubernetesResources(kind.context())
        .inAnyNamespace()
        .withLabel(label)
        .watch(watcher);
  }

  /** Addressed by its kind, because the client would otherwise run discovery. */
  private static Resource<GenericKubernetesResource> at(
      GenericKubernetesResource resource, KubernetesClient client) {
    var all = client.genericKubernetesResources(Kind.of(resource).context());
    String namespace = resource.getMetadata().getNamespace();
    return (namespace == null ? all : all.inNamespace(namespace)).resource(resource);
  }

  /** For one request, when it may be sent. */
  private KubernetesClient client() {
    beforeRequest.run();
    return client;
  }

  /** For one write, when it may be sent: it may have waited, so the check comes after that. */
  private KubernetesClient writing() {
    var allowed = client();
    beforeWrite.run();
    return allowed;
  }
}
