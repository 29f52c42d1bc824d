package dev.hawser.liqo.kubernetes;

import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * One shared watch per kind. A watch only wakes waits, which then read the object, so that a lost
 * event delays a wait but never misleads it. Watches are opened in the background when a wait needs
 * them, and closed when they have not been used for a while. Secrets are never watched.
 */
public final class KindWatches implements AutoCloseable {
  /** Secrets must not be read in all namespaces; the others lack the peer's label. */
  private static final Set<Kind> UNWATCHED =
      EnumSet.of(Kind.SECRET, Kind.DEPLOYMENT, Kind.SERVICE, Kind.LEASE, Kind.POD);

  private static final Executor OPENER = Executors.newVirtualThreadPerTaskExecutor();

  private final KubeApi api;
  private final Duration idle;
  private final Duration afterFailure;
  private final Map<Kind, KindWatch> watches = new EnumMap<>(Kind.class);

  public KindWatches(KubeApi api, Duration idle, Duration afterFailure) {
    this.idle = idle;
    this.afterFailure = afterFailure;
    this.api = api;
  }

  /**
   * Releases the semaphore at every event of the peer's objects of those kinds, until closed. This
   * alone opens no watch: a wait whose condition is met at once does not need one.
   */
  public synchronized Subscription subscribe(Collection<Kind> kinds, String peer, Semaphore wake) {
    var sources = kinds.stream().flatMap(kind -> watch(kind).stream()).toList();
    var waiter = new KindWatch.Waiter(peer, wake);
    sources.forEach(source -> source.add(waiter));
    boolean watchable = !kinds.isEmpty() && sources.size() == kinds.size();
    return new Subscription(sources, waiter, watchable);
  }

  private Optional<KindWatch> watch(Kind kind) {
    if (UNWATCHED.contains(kind)) return Optional.empty();
    return Optional.of(
        watches.computeIfAbsent(
            kind,
            absent -> new KindWatch(watcher -> open(absent, watcher), OPENER, idle, afterFailure)));
  }

  private Watch open(Kind kind, Watcher<GenericKubernetesResource> watcher) {
    return api.client()
        .genericKubernetesResources(kind.context())
        .inAnyNamespace()
        .withLabel(Labels.REMOTE_CLUSTER)
        .watch(watcher);
  }

  @Override
  public synchronized void close() {
    watches.values().forEach(KindWatch::close);
  }

  /**
   * The subscription of one wait to the watches of its kinds.
   *
   * @param watchable false if one of the kinds is never watched, so that the wait has to poll
   */
  public record Subscription(List<KindWatch> sources, KindWatch.Waiter waiter, boolean watchable)
      implements AutoCloseable {

    /** Starts to open the watches that are not open; the waiter is woken when they are. */
    public void open() {
      sources.forEach(KindWatch::open);
    }

    /** Whether every change wakes the waiter now; false while a watch is not open. */
    public boolean complete() {
      return watchable && sources.stream().allMatch(KindWatch::isOpen);
    }

    @Override
    public void close() {
      sources.forEach(source -> source.remove(waiter));
    }
  }
}
