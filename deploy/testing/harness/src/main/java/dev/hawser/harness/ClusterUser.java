package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One cluster as a user with kubectl sees it. */
public record ClusterUser(ClusterId id, KubernetesClient client) {
  private static final int CONFLICT = 409;
  private static final int ATTEMPTS = 10;

  /** The user agent of the tests' own requests, as it appears in audit logs. */
  public static final String USER_AGENT = "contract";

  /**
   * Connects to a cluster with Liqo.
   *
   * @throws IllegalArgumentException if the kubeconfig can't be read
   */
  public static ClusterUser connect(Path kubeconfig) {
    try (var cluster =
        LiqoCluster.connect(KubernetesClients.fromKubeconfig(kubeconfig, null), "liqo")) {
      return new ClusterUser(cluster.id(), client(kubeconfig));
    }
  }

  private static KubernetesClient client(Path kubeconfig) {
    try (var like = KubernetesClients.fromKubeconfig(kubeconfig, null)) {
      var config = new ConfigBuilder(like.getConfiguration()).withUserAgent(USER_AGENT).build();
      return new KubernetesClientBuilder().withConfig(config).build();
    }
  }

  public List<GenericKubernetesResource> list(ResourceKind kind) {
    var items = client.genericKubernetesResources(context(kind)).inAnyNamespace().list().getItems();
    items.forEach(item -> item.setKind(kind.kind()));
    return items;
  }

  public Optional<GenericKubernetesResource> get(
      ResourceKind kind, @Nullable String namespace, String name) {
    var all = client.genericKubernetesResources(context(kind));
    return Optional.ofNullable(
        namespace == null
            ? all.withName(name).get()
            : all.inNamespace(namespace).withName(name).get());
  }

  public void delete(ResourceKind kind, @Nullable String namespace, String name) {
    var all = client.genericKubernetesResources(context(kind));
    if (namespace == null) {
      all.withName(name).delete();
    } else {
      all.inNamespace(namespace).withName(name).delete();
    }
  }

  /** Returns an object that must exist. */
  public GenericKubernetesResource require(
      ResourceKind kind, @Nullable String namespace, String name) {
    var found = get(kind, namespace, name);
    assertThat(found).as(kind.kind() + " " + name + " exists on " + id).isPresent();
    return found.orElseThrow();
  }

  /** Creates an object from JSON with single quotes. */
  public void create(ResourceKind kind, @Nullable String namespace, String name, String json) {
    var object = Serialization.unmarshal(json.replace('\'', '"'), GenericKubernetesResource.class);
    object.setApiVersion(kind.apiVersion());
    object.setKind(kind.kind());
    var metadata = object.getMetadata() == null ? new ObjectMeta() : object.getMetadata();
    metadata.setName(name);
    metadata.setNamespace(namespace);
    object.setMetadata(metadata);
    client.genericKubernetesResources(context(kind)).resource(object).create();
  }

  public void create(ResourceKind kind, GenericKubernetesResource object) {
    client.genericKubernetesResources(context(kind)).resource(object).create();
  }

  /** Changes an object like {@code kubectl edit}, and retries on a conflict. */
  public void edit(
      ResourceKind kind,
      @Nullable String namespace,
      String name,
      Consumer<GenericKubernetesResource> change) {
    var all = client.genericKubernetesResources(context(kind));
    var one = namespace == null ? all.withName(name) : all.inNamespace(namespace).withName(name);
    for (int attempt = 1; ; attempt++) {
      try {
        one.edit(
            object -> {
              change.accept(object);
              return object;
            });
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != CONFLICT || attempt == ATTEMPTS) throw e;
      }
    }
  }

  /** Sets one field of a section such as {@code spec}. */
  public void set(
      ResourceKind kind,
      @Nullable String namespace,
      String name,
      String section,
      String field,
      String value) {
    edit(kind, namespace, name, object -> section(object, section).put(field, value));
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, Object> section(GenericKubernetesResource object, String section) {
    return (Map<String, Object>)
        object.getAdditionalProperties().computeIfAbsent(section, any -> new LinkedHashMap<>());
  }

  /** Watches all changes from now on. */
  public Watch watch(ResourceKind kind, Watcher<GenericKubernetesResource> watcher) {
    return client.genericKubernetesResources(context(kind)).inAnyNamespace().watch(watcher);
  }

  /** Deletes an object and returns when it is gone. */
  public void remove(ResourceKind kind, @Nullable String namespace, String name) {
    delete(kind, namespace, name);
    eventually(
        kind.kind() + " " + name + " is gone from " + id,
        () -> get(kind, namespace, name).isEmpty());
  }

  public static String tenantNamespace(ClusterUser peer) {
    return "liqo-tenant-" + peer.id();
  }

  private static ResourceDefinitionContext context(ResourceKind kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(kind.group())
        .withVersion(kind.version())
        .withKind(kind.kind())
        .withPlural(kind.plural())
        .withNamespaced(kind.namespaced())
        .build();
  }
}
