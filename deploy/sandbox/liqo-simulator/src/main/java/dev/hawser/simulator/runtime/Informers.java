package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One watch per kind, regardless of the number of listeners. */
public final class Informers implements InformerCache, AutoCloseable {
  private final ClusterClient cluster;
  private final Optional<String> namespace;
  private final Map<ObjectKind, List<Consumer<KubeObject>>> listeners =
      new EnumMap<>(ObjectKind.class);
  private final Map<ObjectKind, SharedIndexInformer<GenericKubernetesResource>> informers =
      new EnumMap<>(ObjectKind.class);

  private Informers(ClusterClient cluster, Optional<String> namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  public static Informers everywhere(ClusterClient cluster) {
    return new Informers(cluster, Optional.empty());
  }

  public static Informers in(ClusterClient cluster, String namespace) {
    return new Informers(cluster, Optional.of(namespace));
  }

  public void listen(ObjectKind kind, Consumer<KubeObject> listener) {
    listeners.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(listener);
  }

  /** Starts all watches at once; the future completes when each has listed its objects. */
  public CompletableFuture<?> start() {
    listeners.forEach((kind, heard) -> informers.put(kind, informer(kind, heard)));
    return CompletableFuture.allOf(
        informers.values().stream()
            .map(informer -> informer.start().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private SharedIndexInformer<GenericKubernetesResource> informer(
      ObjectKind kind, List<Consumer<KubeObject>> heard) {
    var operation = cluster.of(kind);
    var informer =
        namespace.isPresent()
            ? operation.inNamespace(namespace.get()).runnableInformer(0)
            : kind.namespaced()
                ? operation.inAnyNamespace().runnableInformer(0)
                : operation.runnableInformer(0);
    informer.exceptionHandler((started, failure) -> true);
    informer.addEventHandler(new Handler(kind, List.copyOf(heard)));
    return informer;
  }

  /** Whether every kind has been listed once, so that absence means something. */
  public boolean hasSynced() {
    return informers.size() == listeners.size()
        && informers.values().stream().allMatch(SharedIndexInformer::hasSynced);
  }

  @Override
  public Stream<KubeObject> all(ObjectKind kind) {
    var informer = informers.get(kind);
    return informer == null
        ? Stream.of()
        : informer.getStore().list().stream().map(raw -> new KubeObject(kind, raw));
  }

  @Override
  public Optional<KubeObject> get(ObjectKind kind, ObjectRef ref) {
    return Optional.ofNullable(informers.get(kind))
        .map(
            informer ->
                informer.getStore().getByKey(Cache.namespaceKeyFunc(ref.namespace(), ref.name())))
        .map(raw -> new KubeObject(kind, raw));
  }

  @Override
  public void close() {
    informers.values().forEach(SharedIndexInformer::stop);
  }

  private record Handler(ObjectKind kind, List<Consumer<KubeObject>> heard)
      implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource object) {
      deliver(object);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      deliver(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource object, boolean finalStateUnknown) {
      deliver(object);
    }

    private void deliver(GenericKubernetesResource object) {
      var seen = new KubeObject(kind, object);
      heard.forEach(listener -> listener.accept(seen));
    }
  }
}
