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
 * One attempt of an activity on one cluster. It re-runs its body while the API server can't answer,
 * waits for conditions, and counts what it has waited: only watching an unmet condition uses up
 * patience, over all attempts; a missing worker does not.
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
   * Runs the body until it returns or fails for good; repeats it while the API server can't answer.
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

  /** As above, by this clock. */
  static <T> T run(
      KindWatches watches,
      Timings timings,
      ActivityScope scope,
      InstantSource clock,
      Function<ActivityAttempt, T> body) {
    var attempt = new ActivityAttempt(watches, timings, scope, clock);
    try (attempt.heartbeater) {
      return attempt.persist(body);
    }
  }

  public Timings timings() {
    return timings;
  }

  /**
   * To be called before every write: an attempt that was cancelled, or given up while its process
   * was frozen, writes nothing more.
   */
  public void requireAlive() {
    heartbeater.sign();
  }

  /**
   * Waits until the probe finds something. The probe reads the cluster; it runs first, then at
   * every event of the condition's kinds and from time to time. A wait that lasts says why.
   */
  public <T> T await(WaitCondition condition, Supplier<Optional<T>> probe) {
    try (var subscription = watches.subscribe(condition.kinds(), peer, wake)) {
      var pause = timings.polling().first();
      var diagnosis = new WaitDiagnosis(condition, timings.diagnosis());
      while (true) {
        heartbeater.sign();
        wake.drainPermits();
        var found = probe.get();
        if (found.isPresent()) return found.get();
        subscription.open();
        spend(
            condition,
            diagnosis.words(),
            subscription.complete() ? timings.polling().watched() : pause);
        pause = shorter(pause.multipliedBy(2), timings.polling().longest());
      }
    }
  }

  /** Waits until the probe says so. */
  public void awaitTrue(WaitCondition condition, Supplier<Boolean> probe) {
    await(condition, () -> probe.get() ? Optional.of(true) : Optional.empty());
  }

  private <T> T persist(Function<ActivityAttempt, T> body) {
    var pause = timings.polling().first();
    while (true) {
      try {
        return body.apply(this);
      } catch (KubernetesClientException e) {
        var permanent = KubernetesFailures.permanent(e, cluster);
        if (permanent.isPresent()) throw permanent.get();
        var answer = noAnswer(e);
        spend(answer, answer.what(), pause);
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

  /** Waits a moment, or until woken, and counts it. */
  private void spend(WaitCondition condition, String words, Duration moment) {
    if (patience != null && waited.compareTo(patience) >= 0) throw impatient(condition);
    heartbeater.waitFor(words, waited);
    long start = System.nanoTime();
    try {
      boolean woken = wake.tryAcquire(moment.toNanos(), TimeUnit.NANOSECONDS);
      if (!woken) heartbeater.sign();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Activity.wrap(e);
    }
    waited = waited.plusNanos(System.nanoTime() - start);
  }

  private ApplicationFailure impatient(WaitCondition condition) {
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
