package dev.hawser.liqo.waiting;

import dev.hawser.activity.ActivityScope;
import dev.hawser.liqo.kubernetes.Wakeup;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of one attempt, and the time of those of all attempts, which counts against the run's
 * patience. The time without a worker, or in the queue for a request, does not count.
 */
final class Pauses {
  private final WorkerStop stop;
  private final String cluster;
  private final @Nullable Duration patience;
  private final Duration longest;
  private final Wakeup wakeup;
  private final Heartbeater heartbeater;
  private Duration waited;
  private Duration next;

  /**
   * @param wakeup ends a pause
   * @param waited the time of earlier attempts
   */
  Pauses(
      ActivityAttempt.Site site,
      ActivityScope scope,
      Wakeup wakeup,
      Heartbeater heartbeater,
      Duration waited) {
    this.stop = site.stop();
    this.cluster = scope.cluster().value();
    this.patience = scope.patience();
    this.longest = site.timings().polling().longest().multipliedBy(2);
    this.wakeup = wakeup;
    this.heartbeater = heartbeater;
    this.waited = waited;
    this.next = longest;
  }

  /** The time counted until now. */
  Duration waited() {
    return waited;
  }

  /** Makes the next pause at most that long. */
  void limitNext(Duration time) {
    next = Pace.shorter(next, time);
  }

  /**
   * Pauses until woken, at most for that long.
   *
   * @param description what is reported meanwhile
   * @throws ApplicationFailure of the condition's type if the run's patience is used up, or one
   *     that is retried if the worker stops
   * @throws RuntimeException if the attempt has to stop
   */
  void pause(WaitCondition condition, String description, Duration atMost) {
    if (isPatienceUsedUp()) throw timedOut(condition);
    heartbeater.waitFor(description, waited);
    boolean stopped = stop.isRequested();
    try {
      boolean woken = !stopped && wakeup.pause(limited(atMost));
      if (!woken) heartbeater.recordActivity();
    } catch (InterruptedException e) {
      // The worker's grace period is over. Still interrupted, the thread could not report that.
      stopped = true;
    } finally {
      waited = heartbeater.endPause();
    }
    if (stopped || stop.isRequested()) throw handedOver();
  }

  boolean isPatienceUsedUp() {
    return patience != null && waited.compareTo(patience) >= 0;
  }

  private Duration limited(Duration atMost) {
    var limit = Pace.shorter(atMost, next);
    next = longest;
    return patience == null ? limit : Pace.shorter(limit, patience.minus(waited));
  }

  /** Reports the time counted, and returns what the attempt ends with if the worker stops. */
  ApplicationFailure handedOver() {
    heartbeater.report(waited);
    return WorkerStop.handedOver(cluster);
  }

  private ApplicationFailure timedOut(WaitCondition condition) {
    String explanation = WaitDiagnosis.explanation(condition).orElse("");
    return ApplicationFailure.newNonRetryableFailure(
        "waited %ss on %s for %s"
            .formatted(
                waited.toSeconds(), cluster, WaitDiagnosis.sentence(condition.what(), explanation)),
        condition.failure().word());
  }
}
