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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One shared watch per kind. A watch only wakes waits, which then read the object, so that a lost
 * event delays a wait but never misleads it. Watches are opened in the background when a wait needs
 * them, and closed when they have not been used for a while. Secrets are never watched.
 */
public final class KindWatches implements AutoCloseable {
  /** Secrets must not be read in all namespaces; the others lack the peer's label. */
  private static final Set<Kind> UNWATCHED =
      EnumSet.of(Kind.SECRET, Kind.DEPLOYMENT, Kind.SERVICE, Kind.LEASE, Kind.POD);

  private static final KindWatch.Delays THREADS = new VirtualThreads();

  private final KubeApi api;
  private final KindWatch.Pauses pauses;
  private final Map<Kind, KindWatch> watches = new EnumMap<>(Kind.class);

  /**
   * Watches of one cluster.
   *
   * @param idle how long a watch stays open when nothing waits
   * @param afterFailure the pause before a watch that failed is opened again
   * @param afterRefusal the same for one that the credentials were not allowed; up to a quarter
   *     longer or shorter
   */
  public KindWatches(KubeApi api, Duration idle, Duration afterFailure, Duration afterRefusal) {
    this.api = api;
    this.pauses = new KindWatch.Pauses(idle, afterFailure, Jitter.RANDOM.of(afterRefusal, 0.25));
  }

  /**
   * Wakes at every event of the peer's objects of those kinds, until closed. This alone opens no
   * watch: a wait whose condition is met at once does not need one.
   */
  public synchronized Subscription subscribe(Collection<Kind> kinds, String peer, Wakeup wake) {
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
            kind, absent -> new KindWatch(watcher -> open(absent, watcher), THREADS, pauses)));
  }

  private Watch open(Kind kind, Watcher<GenericKubernetesResource> watcher) {
    return api.watch(kind, Labels.REMOTE_CLUSTER, watcher);
  }

  /** Closes the open watches and wakes their waits, which open them again. */
  public synchronized void renew() {
    watches.values().forEach(KindWatch::renew);
  }

  @Override
  public synchronized void close() {
    watches.values().forEach(KindWatch::close);
  }

  private static final class VirtualThreads implements KindWatch.Delays {
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void run(Runnable action) {
      threads.execute(action);
    }

    @Override
    public void runAfter(Duration pause, Runnable action) {
      CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, threads)
          .execute(action);
    }
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
