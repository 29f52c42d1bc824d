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
 * The only watch of one kind on one cluster. Opening it costs a connection, so it stays open for a
 * while after its last wait, for the next step or run.
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

  /** Opens watches on an API server. */
  interface Source {
    /**
     * Opens a watch; on return the server sends events.
     *
     * @throws KubernetesClientException if it refuses
     */
    Watch open(Watcher<GenericKubernetesResource> watcher);
  }

  /** A wait for a change of a peer's objects. */
  record Waiter(String peer, Semaphore wake) {}

  private enum State {
    CLOSED,
    OPENING,
    OPEN,
    /** Failed a moment ago; to be opened again after a pause. */
    FAILED,
    /** Forbidden for these credentials; never opened again. */
    REFUSED
  }

  /**
   * @param idle how long it stays open when nothing waits
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

  /** Starts to open the watch in the background, unless it is open or can't be opened now. */
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

  /** Changes before this moment were missed, so every waiter has to read again. */
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
