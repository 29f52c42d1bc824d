package dev.hawser.liqo.waiting;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an activity on one cluster. It repeats its body while the API server can't answer,
 * waits for conditions, and adds up the time waited in all attempts. Only the time spent watching
 * an unmet condition counts against the run's patience; the time without a worker does not.
 */
public final class ActivityAttempt {
  private final KindWatches watches;
  private final String cluster;
  private final String peer;
  private final @Nullable Duration patience;
  private final Timings timings;
  private final Semaphore wake = new Semaphore(0);
  private final Heartbeater heartbeater;
  private Duration waited;

  private ActivityAttempt(
      KindWatches watches, Timings timings, ActivityScope scope, InstantSource clock) {
    this.watches = watches;
    this.timings = timings;
    this.cluster = scope.cluster().value();
    this.peer = scope.peer().value();
    this.patience = scope.patience();
    var context = Activity.getExecutionContext();
    var before = context.getHeartbeatDetails(HeartbeatDetails.class);
    this.waited = before.map(HeartbeatDetails::waited).orElse(Duration.ZERO);
    var report = before.orElse(new HeartbeatDetails("", Instant.now(), waited));
    this.heartbeater = new Heartbeater(context, report, wake::release, timings.heartbeats(), clock);
  }

  /**
   * Runs the body until it returns or fails permanently; repeats it while the API server can't
   * answer.
   *
   * @throws ApplicationFailure with a type of {@link FailureType}
   */
  public static <T> T run(
      KindWatches watches,
      Timings timings,
      ActivityScope scope,
      Function<ActivityAttempt, T> body) {
    return run(watches, timings, scope, InstantSource.system(), body);
  }

  /** As above, with another clock. */
  static <T> T run(
      KindWatches watches,
      Timings timings,
      ActivityScope scope,
      InstantSource clock,
      Function<ActivityAttempt, T> body) {
    var attempt = new ActivityAttempt(watches, timings, scope, clock);
    try (attempt.heartbeater) {
      return attempt.runUntilDone(body);
    }
  }

  public Timings timings() {
    return timings;
  }

  /**
   * Must be called before every write: an attempt that was cancelled, or that Temporal gave up
   * while its process was frozen, must not write.
   *
   * @throws RuntimeException if the attempt has to stop
   */
  public void requireAlive() {
    heartbeater.recordActivity();
  }

  /**
   * Waits until the probe returns a value. The probe reads the cluster: at once, after every event
   * of the condition's kinds, and at intervals. A long wait reports its diagnosis.
   *
   * @throws ApplicationFailure of the condition's type when the run's patience is used up
   */
  public <T> T await(WaitCondition condition, Supplier<Optional<T>> probe) {
    try (var subscription = watches.subscribe(condition.kinds(), peer, wake)) {
      var pause = timings.polling().first();
      var diagnosis = new WaitDiagnosis(condition, timings.diagnosis());
      while (true) {
        heartbeater.recordActivity();
        wake.drainPermits();
        var found = probe.get();
        if (found.isPresent()) return found.get();
        subscription.open();
        pause(
            condition,
            diagnosis.description(),
            subscription.complete() ? timings.polling().watched() : pause);
        pause = shorter(pause.multipliedBy(2), timings.polling().longest());
      }
    }
  }

  /** Waits until the probe returns true. */
  public void awaitTrue(WaitCondition condition, Supplier<Boolean> probe) {
    await(condition, () -> probe.get() ? Optional.of(true) : Optional.empty());
  }

  private <T> T runUntilDone(Function<ActivityAttempt, T> body) {
    var pause = timings.polling().first();
    while (true) {
      try {
        return body.apply(this);
      } catch (KubernetesClientException e) {
        var permanent = KubernetesFailures.permanent(e, cluster);
        if (permanent.isPresent()) throw permanent.get();
        var answer = noAnswer(e);
        pause(answer, answer.what(), pause);
        pause = shorter(pause.multipliedBy(2), timings.polling().longestRetry());
      }
    }
  }

  private WaitCondition noAnswer(KubernetesClientException e) {
    if (KubernetesFailures.isRace(e))
      return WaitCondition.of("concurrent writes on " + cluster + " to settle");
    return WaitCondition.of("an answer of " + cluster + ": " + KubernetesFailures.sentence(e))
        .failing(FailureType.UNREACHABLE);
  }

  /** Pauses until woken, at most for that long, and adds the time to the time waited. */
  private void pause(WaitCondition condition, String description, Duration longest) {
    if (patience != null && waited.compareTo(patience) >= 0) throw timedOut(condition);
    heartbeater.waitFor(description, waited);
    long start = System.nanoTime();
    try {
      boolean woken = wake.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
      if (!woken) heartbeater.recordActivity();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Activity.wrap(e);
    }
    waited = waited.plusNanos(System.nanoTime() - start);
  }

  private ApplicationFailure timedOut(WaitCondition condition) {
    String explanation = condition.diagnosis().get();
    return ApplicationFailure.newNonRetryableFailure(
        "waited %ss on %s for %s"
            .formatted(
                waited.toSeconds(), cluster, WaitDiagnosis.sentence(condition.what(), explanation)),
        condition.failure().word());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
