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
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * The only watch of one kind on one cluster. Opening it costs a connection, so it stays open for a
 * while after its last wait, for the next step or run.
 */
final class KindWatch implements Watcher<GenericKubernetesResource>, AutoCloseable {
  private final Source source;
  private final Delays opener;
  private final Pauses pauses;
  private final Set<Waiter> waiters = new CopyOnWriteArraySet<>();
  private State state = State.CLOSED;

  /** Whether the credentials were renewed while it was being opened with the previous ones. */
  private boolean outdated;

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

  /** Runs what may block, and what is to be done later. */
  interface Delays {
    void run(Runnable action);

    void runAfter(Duration pause, Runnable action);
  }

  /** A wait for a change of a peer's objects. */
  record Waiter(String peer, Wakeup wakeup) {}

  /**
   * When it is closed, and opened again.
   *
   * @param idle how long it stays open when nothing waits
   * @param afterFailure the pause before it is opened again
   * @param afterRefusal the same if the credentials may not watch: somebody may allow it
   */
  record Pauses(Duration idle, Duration afterFailure, Duration afterRefusal) {}

  private enum State {
    CLOSED,
    OPENING,
    OPEN,
    /** Failed or was refused; to be opened again after a pause. */
    FAILED
  }

  KindWatch(Source source, Delays opener, Pauses pauses) {
    this.source = source;
    this.opener = opener;
    this.pauses = pauses;
  }

  void add(Waiter waiter) {
    waiters.add(waiter);
  }

  synchronized void remove(Waiter waiter) {
    waiters.remove(waiter);
    usedAt = System.nanoTime();
    if (waiters.isEmpty()) opener.runAfter(pauses.idle(), this::closeIfIdle);
  }

  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** Starts to open the watch in the background, unless it is open or can't be opened now. */
  synchronized void open() {
    if (state != State.CLOSED) return;
    state = State.OPENING;
    outdated = false;
    opener.run(this::connect);
  }

  private void connect() {
    try {
      opened(source.open(this));
    } catch (KubernetesClientException e) {
      failed(KubernetesFailures.isForbidden(e) ? pauses.afterRefusal() : pauses.afterFailure());
    } catch (RuntimeException e) {
      failed(pauses.afterFailure());
    }
  }

  /** Changes before this moment were missed, so every waiter has to read again. */
  private synchronized void opened(Watch opened) {
    if (state != State.OPENING || outdated) {
      opened.close();
      if (state == State.OPENING) failed(Duration.ZERO);
      return;
    }
    watch = opened;
    state = State.OPEN;
    waiters.forEach(waiter -> waiter.wakeup().wake());
  }

  private synchronized void failed(Duration pause) {
    state = State.FAILED;
    opener.runAfter(pause, this::recover);
  }

  private synchronized void recover() {
    if (state == State.FAILED) state = State.CLOSED;
  }

  private synchronized void closeIfIdle() {
    boolean unused = waiters.isEmpty() && System.nanoTime() - usedAt >= pauses.idle().toNanos();
    if (unused && state == State.OPEN) close();
  }

  @Override
  public void eventReceived(Action action, GenericKubernetesResource resource) {
    String peer = Fields.label(resource, Labels.REMOTE_CLUSTER);
    for (var waiter : waiters) {
      if (waiter.peer().equals(peer)) waiter.wakeup().wakeForChange();
    }
  }

  @Override
  public synchronized void onClose(@Nullable WatcherException cause) {
    if (state != State.OPEN && state != State.OPENING) return;
    watch = null;
    failed(pauses.afterFailure());
    waiters.forEach(waiter -> waiter.wakeup().wake());
  }

  /** Closes the watch and wakes the waits, which open it again. */
  synchronized void renew() {
    if (state == State.OPENING) {
      outdated = true;
      return;
    }
    close();
    waiters.forEach(waiter -> waiter.wakeup().wake());
  }

  @Override
  public synchronized void close() {
    state = State.CLOSED;
    if (watch != null) watch.close();
    watch = null;
  }
}
