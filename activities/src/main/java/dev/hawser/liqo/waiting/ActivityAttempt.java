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
 * waits for conditions, and counts what it has waited: patience is used up by watching an unmet
 * condition only, in whichever attempt, never by a missing worker.
 */
public final class ActivityAttempt {
  private static final Duration FIRST_POLL = Duration.ofMillis(20);
  private static final Duration SLOWEST_POLL = Duration.ofMillis(500);
  private static final Duration WATCHED_POLL = Duration.ofSeconds(2);
  private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

  private final KindWatches watches;
  private final String cluster;
  private final String peer;
  private final @Nullable Duration patience;
  private final DiagnosisInterval pace;
  private final Semaphore wake = new Semaphore(0);
  private final Heartbeater pulse;
  private Duration waited;

  private ActivityAttempt(
      KindWatches watches, DiagnosisInterval pace, ActivityScope scope, InstantSource clock) {
    this.watches = watches;
    this.pace = pace;
    this.cluster = scope.cluster().value();
    this.peer = scope.peer().value();
    this.patience = scope.patience();
    var context = Activity.getExecutionContext();
    var before = context.getHeartbeatDetails(HeartbeatDetails.class);
    this.waited = before.map(HeartbeatDetails::waited).orElse(Duration.ZERO);
    var report = before.orElse(new HeartbeatDetails("", Instant.now(), waited));
    this.pulse = new Heartbeater(context, report, wake::release, clock);
  }

  /**
   * Runs the body until it ends, or fails for good.
   *
   * @throws ApplicationFailure with a type of {@link FailureType}
   */
  public static <T> T run(
      KindWatches watches,
      DiagnosisInterval pace,
      ActivityScope scope,
      Function<ActivityAttempt, T> body) {
    return run(watches, pace, scope, InstantSource.system(), body);
  }

  /** As above, by this clock. */
  static <T> T run(
      KindWatches watches,
      DiagnosisInterval pace,
      ActivityScope scope,
      InstantSource clock,
      Function<ActivityAttempt, T> body) {
    var attempt = new ActivityAttempt(watches, pace, scope, clock);
    try (attempt.pulse) {
      return attempt.persist(body);
    }
  }

  /**
   * To be called before every write: an attempt that was cancelled, or given up while its process
   * was frozen, writes nothing more.
   */
  public void requireAlive() {
    pulse.sign();
  }

  /**
   * Waits until the probe finds something. The probe reads the live world; it is asked first, then
   * at every event of the condition's kinds and from time to time. A wait that lasts says why.
   */
  public <T> T await(WaitCondition condition, Supplier<Optional<T>> probe) {
    try (var subscription = watches.subscribe(condition.kinds(), peer, wake)) {
      var pause = FIRST_POLL;
      var inquiry = new WaitDiagnosis(condition, pace);
      while (true) {
        pulse.sign();
        wake.drainPermits();
        var found = probe.get();
        if (found.isPresent()) return found.get();
        subscription.open();
        spend(condition, inquiry.words(), subscription.complete() ? WATCHED_POLL : pause);
        pause = shorter(pause.multipliedBy(2), SLOWEST_POLL);
      }
    }
  }

  /** Waits until the probe says so. */
  public void awaitTrue(WaitCondition condition, Supplier<Boolean> probe) {
    await(condition, () -> probe.get() ? Optional.of(true) : Optional.empty());
  }

  private <T> T persist(Function<ActivityAttempt, T> body) {
    var pause = FIRST_POLL;
    while (true) {
      try {
        return body.apply(this);
      } catch (KubernetesClientException e) {
        var permanent = KubernetesFailures.permanent(e, cluster);
        if (permanent.isPresent()) throw permanent.get();
        var answer = noAnswer(e);
        spend(answer, answer.what(), pause);
        pause = shorter(pause.multipliedBy(2), SLOWEST_RETRY);
      }
    }
  }

  private WaitCondition noAnswer(KubernetesClientException e) {
    if (KubernetesFailures.isRace(e)) return WaitCondition.of("a quiet moment on " + cluster);
    return WaitCondition.of("an answer of " + cluster + ": " + KubernetesFailures.sentence(e))
        .failing(FailureType.Unreachable);
  }

  /** Waits a moment, or until woken, and counts it. */
  private void spend(WaitCondition condition, String words, Duration moment) {
    if (patience != null && waited.compareTo(patience) >= 0) throw impatient(condition);
    pulse.waitFor(words, waited);
    long start = System.nanoTime();
    try {
      boolean woken = wake.tryAcquire(moment.toNanos(), TimeUnit.NANOSECONDS);
      if (!woken) pulse.sign();
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
        condition.failure().name());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
