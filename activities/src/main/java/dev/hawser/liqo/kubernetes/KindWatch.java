package dev.hawser.liqo.kubernetes;

import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one watch of a kind on a cluster. Opening one costs a connection, so it stays open a while
 * after its last wait: the next step, or the next run, finds it there.
 */
final class KindWatch implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private final Source source;
  private final Executor opener;
  private final Duration idle;
  private final Duration afterFailure;
  private final Set<Waiter> waiters = new CopyOnWriteArraySet<>();
  private State state = State.CLOSED;
  private @Nullable Watch watch;
  private long usedAt = System.nanoTime();

  /** Where events come from. */
  interface Source {
    /**
     * Returns when the server sends events.
     *
     * @throws KubernetesClientException when it does not
     */
    Watch open(Watcher<GenericKubernetesResource> watcher);
  }

  /** Somebody who waits for a change of a peer's objects. */
  record Waiter(String peer, Semaphore wake) {}

  private enum State {
    CLOSED,
    OPENING,
    OPEN,
    /** Not to be tried again for a moment. */
    FAILED,
    /** Not allowed to these credentials. */
    REFUSED
  }

  /**
   * @param idle how long it stays open without a wait
   * @param afterFailure the pause before it is opened again
   */
  KindWatch(Source source, Executor opener, Duration idle, Duration afterFailure) {
    this.source = source;
    this.opener = opener;
    this.idle = idle;
    this.afterFailure = afterFailure;
  }

  void add(Waiter waiter) {
    waiters.add(waiter);
  }

  synchronized void remove(Waiter waiter) {
    waiters.remove(waiter);
    usedAt = System.nanoTime();
    if (waiters.isEmpty()) after(idle, this::closeIfIdle);
  }

  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** Has it opened in the background, unless it is open already or can't be. */
  synchronized void open() {
    if (state != State.CLOSED) return;
    state = State.OPENING;
    opener.execute(this::connect);
  }

  private void connect() {
    try {
      opened(source.open(this));
    } catch (KubernetesClientException e) {
      failed(KubernetesFailures.isForbidden(e));
    }
  }

  /** What changed before this moment was not seen: every waiter shall look again. */
  private synchronized void opened(Watch opened) {
    if (state != State.OPENING) {
      opened.close();
      return;
    }
    watch = opened;
    state = State.OPEN;
    waiters.forEach(waiter -> waiter.wake().release());
  }

  private synchronized void failed(boolean refused) {
    state = refused ? State.REFUSED : State.FAILED;
    if (!refused) after(afterFailure, this::recover);
  }

  private synchronized void recover() {
    if (state == State.FAILED) state = State.CLOSED;
  }

  private synchronized void closeIfIdle() {
    boolean unused = waiters.isEmpty() && System.nanoTime() - usedAt >= idle.toNanos();
    if (unused && state == State.OPEN) close();
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource resource) {
    String peer = Fields.label(resource, Labels.REMOTE_CLUSTER);
    for (var waiter : waiters) {
      if (waiter.peer().equals(peer)) waiter.wake().release();
    }
  }

  @Override
  public synchronized void onClose(@Nullable WatcherException cause) {
    if (state != State.OPEN && state != State.OPENING) return;
    watch = null;
    failed(false);
    waiters.forEach(waiter -> waiter.wake().release());
  }

  @Override
  public synchronized void close() {
    state = State.CLOSED;
    if (watch != null) watch.close();
    watch = null;
  }

  private void after(Duration pause, Runnable action) {
    CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, opener)
        .execute(action);
  }
}
