package dev.hawser.apiserver.store;

import dev.hawser.apiserver.kind.GroupResource;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A reader of the changes of one resource. One that reads too slowly is cut off. */
public final class Watcher implements AutoCloseable {
  private final GroupResource resource;
  private final LinkedBlockingQueue<StoreEvent> pending;
  private final Consumer<Watcher> onClose;
  private volatile boolean open = true;
  private volatile boolean tooSlow;

  Watcher(
      GroupResource resource,
      int capacity,
      Collection<StoreEvent> missed,
      Consumer<Watcher> onClose) {
    this.resource = resource;
    this.pending = new LinkedBlockingQueue<>(capacity + missed.size());
    this.pending.addAll(missed);
    this.onClose = onClose;
  }

  /** Waits for the next change. */
  public Optional<StoreEvent> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(pending.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Whether more can come. */
  public boolean isOpen() {
    return open || !pending.isEmpty();
  }

  /** Whether it was cut off and has missed changes. */
  public boolean wasTooSlow() {
    return tooSlow;
  }

  void offer(StoreEvent change) {
    if (!open || !change.key().resource().equals(resource) || pending.offer(change)) return;
    tooSlow = true;
    close();
  }

  @Override
  public void close() {
    open = false;
    onClose.accept(this);
  }
}
