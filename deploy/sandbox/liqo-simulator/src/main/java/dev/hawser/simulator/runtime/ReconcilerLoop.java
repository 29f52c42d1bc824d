package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one reconciler, one object at a time; retries failures with growing delays. */
public final class ReconcilerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcilerLoop.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(5);
  private static final Duration LAST_BACKOFF = Duration.ofSeconds(5);
  private static final Duration PAUSE_POLL = Duration.ofMillis(25);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS, Thread::startVirtualThread);

  private final Reconciler reconciler;
  private final FaultSwitches faults;
  private final String label;
  private final WorkQueue queue = new WorkQueue();
  private final Map<ObjectRef, Integer> failures = new HashMap<>();
  private final ConcurrentHashMap.KeySetView<ObjectRef, Boolean> seen =
      ConcurrentHashMap.newKeySet();
  private final Thread worker;

  public ReconcilerLoop(Reconciler reconciler, FaultSwitches faults, String clusterId) {
    this.reconciler = reconciler;
    this.faults = faults;
    this.label = clusterId + "/" + reconciler.name();
    this.worker = Thread.ofVirtual().name(label).unstarted(this::work);
  }

  public void start() {
    worker.start();
  }

  public void enqueue(ObjectRef ref) {
    seen.add(ref);
    queue.add(ref, faults.delayOf(reconciler.name()));
  }

  /**
   * Enqueues what a change concerns. It may have to be asked for; then it is, until it is known.
   */
  void enqueueAll(Supplier<Stream<ObjectRef>> concerned) {
    try {
      concerned.get().forEach(this::enqueue);
    } catch (KubernetesClientException e) {
      LOG.debug("{}: {}", label, e.getMessage());
      if (worker.isAlive()) LATER.execute(() -> enqueueAll(concerned));
    }
  }

  /** Reconciles every known object again. */
  void resync() {
    seen.forEach(this::enqueue);
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var ref = queue.take();
        while (faults.isPaused(reconciler.component())) {
          Thread.sleep(PAUSE_POLL);
        }
        pass(ref);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(ObjectRef ref) {
    try {
      var result = reconciler.reconcile(ref);
      failures.remove(ref);
      result.again().ifPresent(delay -> queue.add(ref, delay));
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        queue.add(ref, backoff(ref));
        log(ref, e);
      }
    }
  }

  private Duration backoff(ObjectRef ref) {
    int failed = failures.merge(ref, 1, Integer::sum);
    var delay = FIRST_BACKOFF.multipliedBy(1L << Math.min(failed - 1, 20));
    return delay.compareTo(LAST_BACKOFF) < 0 ? delay : LAST_BACKOFF;
  }

  private void log(ObjectRef ref, RuntimeException e) {
    if (isRoutine(e)) {
      LOG.debug("{} {}: {}", label, ref, e.getMessage());
    } else if (failures.getOrDefault(ref, 0) <= 3) {
      LOG.info("{} {}: {}", label, ref, e.toString());
    } else {
      LOG.debug("{} {}", label, ref, e);
    }
  }

  private static boolean isRoutine(RuntimeException e) {
    return e instanceof RequeueException
        || (e instanceof KubernetesClientException refused
            && ApiRefusal.of(refused) == ApiRefusal.CONFLICT);
  }

  @Override
  public void close() {
    worker.interrupt();
    reconciler.close();
  }
}
