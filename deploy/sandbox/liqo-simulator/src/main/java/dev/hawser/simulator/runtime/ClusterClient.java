package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One API server: reads, and locked writes.
 *
 * <p>A read is live, except that a controller reads the objects that trigger it from its watches,
 * as Liqo's controllers do; what they don't know is read live. A write never overwrites what it has
 * not read: {@link #edit} reads, changes and puts with the resource version, and starts again with
 * a live read on a conflict.
 */
public final class ClusterClient {
  private static final int ATTEMPTS = 8;

  private final KubernetesClient client;
  private final SeenObjects seen;

  public ClusterClient(KubernetesClient client) {
    this(client, SeenObjects.nothing());
  }

  private ClusterClient(KubernetesClient client, SeenObjects seen) {
    this.client = client;
    this.seen = seen;
  }

  /** The same API server, as a controller reads it. */
  ClusterClient readingFrom(SeenObjects seen) {
    return new ClusterClient(client, seen);
  }

  public KubernetesClient client() {
    return client;
  }

  public Optional<KubeObject> get(ObjectKind kind, ObjectRef ref) {
    return seen.newest(kind, ref).or(() -> getLive(kind, ref));
  }

  private Optional<KubeObject> getLive(ObjectKind kind, ObjectRef ref) {
    return Optional.ofNullable(at(kind, ref).get()).map(raw -> new KubeObject(kind, raw));
  }

  public KubeObject require(ObjectKind kind, ObjectRef ref) {
    return get(kind, ref).orElseThrow(() -> new RequeueException(kind + " " + ref + " is missing"));
  }

  public List<KubeObject> list(ObjectKind kind, Map<String, String> labels) {
    var scope = kind.namespaced() ? of(kind).inAnyNamespace() : of(kind);
    return wrap(kind, scope.withLabels(labels).list().getItems());
  }

  public List<KubeObject> listIn(ObjectKind kind, String namespace, Map<String, String> labels) {
    return wrap(kind, of(kind).inNamespace(namespace).withLabels(labels).list().getItems());
  }

  public KubeObject create(KubeObject object) {
    return new KubeObject(object.kind(), at(object).create());
  }

  /** Creates the object unless one of the same name exists, regardless of its content. */
  public boolean createIfAbsent(KubeObject object) {
    try {
      create(object);
      return true;
    } catch (KubernetesClientException e) {
      if (ApiRefusal.of(e) == ApiRefusal.ALREADY_EXISTS) {
        return false;
      }
      throw e;
    }
  }

  /** The existing object of that name; creates {@code desired} if there is none. */
  public KubeObject getOrCreate(KubeObject desired) {
    var existing = get(desired.kind(), desired.ref());
    if (existing.isPresent()) {
      return existing.get();
    }
    createIfAbsent(desired);
    return require(desired.kind(), desired.ref());
  }

  public KubeObject update(KubeObject object) {
    return seen.wrote(new KubeObject(object.kind(), at(object).update()));
  }

  /** Writes to a subresource such as {@code status} or {@code approval}. */
  public KubeObject update(KubeObject object, String subresource) {
    return seen.wrote(new KubeObject(object.kind(), at(object).subresource(subresource).update()));
  }

  /** Changes an existing object; sends nothing if the result is equal. */
  public Optional<KubeObject> edit(ObjectKind kind, ObjectRef ref, Consumer<KubeObject> change) {
    return edit(kind, ref, change, this::update);
  }

  public Optional<KubeObject> editStatus(
      ObjectKind kind, ObjectRef ref, Consumer<KubeObject> change) {
    return edit(kind, ref, change, object -> update(object, "status"));
  }

  /** The same for an object that was read before; it is read again only after a conflict. */
  public Optional<KubeObject> edit(KubeObject read, Consumer<KubeObject> change) {
    return edit(read, change, this::update);
  }

  public Optional<KubeObject> editStatus(KubeObject read, Consumer<KubeObject> change) {
    return edit(read, change, object -> update(object, "status"));
  }

  private Optional<KubeObject> edit(
      ObjectKind kind,
      ObjectRef ref,
      Consumer<KubeObject> change,
      UnaryOperator<KubeObject> write) {
    return get(kind, ref).flatMap(current -> edit(current, change, write));
  }

  private Optional<KubeObject> edit(
      KubeObject read, Consumer<KubeObject> change, UnaryOperator<KubeObject> write) {
    var current = Optional.of(read);
    for (int attempt = 1; current.isPresent(); attempt++) {
      var changed = current.get().copy();
      change.accept(changed);
      if (changed.sameAs(current.get())) {
        return current;
      }
      try {
        return Optional.of(write.apply(changed));
      } catch (KubernetesClientException e) {
        var refusal = ApiRefusal.of(e);
        if (refusal == ApiRefusal.NOT_FOUND) {
          return Optional.empty();
        }
        if (refusal != ApiRefusal.CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
        current = getLive(read.kind(), read.ref());
      }
    }
    return current;
  }

  public void delete(ObjectKind kind, ObjectRef ref) {
    at(kind, ref).delete();
  }

  /** Deletes a pod at once, like a kubelet whose containers have ended. */
  public void deleteNow(ObjectKind kind, ObjectRef ref) {
    at(kind, ref).withGracePeriod(0).delete();
  }

  MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      of(ObjectKind kind) {
    return client.genericKubernetesResources(kind.context());
  }

  private Resource<GenericKubernetesResource> at(ObjectKind kind, ObjectRef ref) {
    return kind.namespaced()
        ? of(kind).inNamespace(ref.namespace()).withName(ref.name())
        : of(kind).withName(ref.name());
  }

  private Resource<GenericKubernetesResource> at(KubeObject object) {
    return object.kind().namespaced()
        ? of(object.kind()).inNamespace(object.namespace()).resource(object.raw())
        : of(object.kind()).resource(object.raw());
  }

  private static List<KubeObject> wrap(ObjectKind kind, List<GenericKubernetesResource> items) {
    return items.stream().map(raw -> new KubeObject(kind, raw)).toList();
  }
}
