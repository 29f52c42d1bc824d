package dev.hawser.liqo.waiting;

import dev.hawser.activity.FailureType;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The planned stop of a worker. It ends all waits on one cluster at once, those for a turn at its
 * API server too, with a failure that Temporal retries at once: another worker goes on with the
 * step, and not only after the heartbeat timeout. Requests in flight finish.
 */
public final class WorkerStop {
  /**
   * Long enough for this worker's own polls to end. Not zero, which Temporal takes for the longest
   * interval of the retry policy.
   */
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Set<Runnable> waits = ConcurrentHashMap.newKeySet();
  private volatile boolean requested;

  /** Ends all waits, and every one that begins later. */
  public void request() {
    requested = true;
    waits.forEach(Runnable::run);
  }

  boolean isRequested() {
    return requested;
  }

  /** Runs this when the stop is requested, at once if it has been, until it is removed. */
  void add(Runnable handOver) {
    waits.add(handOver);
    if (requested) handOver.run();
  }

  void remove(Runnable handOver) {
    waits.remove(handOver);
  }

  /** What a step ends with that another worker goes on with. */
  static ApplicationFailure handedOver(String cluster) {
    return ApplicationFailure.newBuilder()
        .setMessage(
            "the worker for " + cluster + " is stopping: another worker continues this step")
        .setType(FailureType.UNREACHABLE.word())
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(RETRY)
        .build();
  }
}
