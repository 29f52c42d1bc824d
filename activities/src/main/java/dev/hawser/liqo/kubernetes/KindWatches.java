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
 * One shared watch per kind: it only wakes waits, so a lost or late event costs a moment, never an
 * answer. Opened on first need beside the wait, and closed when nobody has waited for a while.
 * Secrets are never watched.
 */
public final class KindWatches implements AutoCloseable {
  /** Secrets are nobody's to watch; the others don't carry the label of the peer. */
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
   * Signals the semaphore at every event of the peer's objects of those kinds until closed. Opens
   * nothing: a wait that is over at its first look costs no watch.
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
   * One wait's share in the watches of its kinds.
   *
   * @param watchable false when a kind is never watched: its changes must be polled for
   */
  public record Subscription(List<KindWatch> sources, KindWatch.Waiter waiter, boolean watchable)
      implements AutoCloseable {

    /** Has what is not open yet opened, without waiting for it: the waiter is signalled then. */
    public void open() {
      sources.forEach(KindWatch::open);
    }

    /** Whether every change signals now: false while a watch is missing. */
    public boolean complete() {
      return watchable && sources.stream().allMatch(KindWatch::isOpen);
    }

    @Override
    public void close() {
      sources.forEach(source -> source.remove(waiter));
    }
  }
}
