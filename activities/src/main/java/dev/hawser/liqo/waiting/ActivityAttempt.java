package dev.hawser.liqo.waiting;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.Jitter;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.Wakeup;
import dev.hawser.liqo.requests.RequestLimiter;
import dev.hawser.liqo.requests.RequestPriority;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One attempt of an activity on one cluster. It repeats its body while the API server can't answer,
 * and waits for conditions, within the run's patience (see {@link Pauses}).
 */
public final class ActivityAttempt {
  private final WorkerStop stop;
  private final KindWatches watches;
  private final String cluster;
  private final String peer;
  private final Timings timings;
  private final Wakeup wakeup = new Wakeup();
  private final AttemptRequests requests;
  private final Heartbeater heartbeater;
  private final Pauses pauses;
  private final NoAnswer noAnswer;

  private ActivityAttempt(
      Site site, RequestPriority ofStep, ActivityScope scope, Supplier<Moment> clock) {
    this.stop = site.stop();
    this.watches = site.watches();
    this.timings = site.timings();
    this.cluster = scope.cluster().value();
    this.peer = scope.peer().value();
    this.noAnswer = new NoAnswer(cluster, timings.settling().credentials());
    var context = Activity.getExecutionContext();
    var before = context.getHeartbeatDetails(HeartbeatDetails.class);
    var waited = before.map(HeartbeatDetails::waited).orElse(Duration.ZERO);
    this.requests =
        new AttemptRequests(
            site.requests().requester(peer), ofStep, timings.polling().prompt(), waited);
    var report = before.orElse(new HeartbeatDetails("", Instant.now(), waited));
    this.heartbeater = new Heartbeater(context, report, this::wake, timings.heartbeats(), clock);
    this.pauses = new Pauses(site, scope, wakeup, heartbeater, waited);
  }

  /**
   * What all attempts on one cluster share.
   *
   * @param stop ends their waits
   * @param running knows them
   */
  public record Site(
      WorkerStop stop,
      RunningAttempts running,
      KindWatches watches,
      RequestLimiter requests,
      Timings timings) {}

  /**
   * Runs the body until it returns or fails permanently; repeats it while the API server can't
   * answer.
   *
   * @param ofStep how urgent its requests are
   * @throws ApplicationFailure with a type of {@link FailureType}
   */
  public static <T> T run(
      Site site, RequestPriority ofStep, ActivityScope scope, Function<ActivityAttempt, T> body) {
    return run(site, ofStep, scope, Moment::now, body);
  }

  /** As above, with another clock. */
  static <T> T run(
      Site site,
      RequestPriority ofStep,
      ActivityScope scope,
      Supplier<Moment> clock,
      Function<ActivityAttempt, T> body) {
    var attempt = new ActivityAttempt(site, ofStep, scope, clock);
    Runnable handOver = attempt::stopWaiting;
    Runnable report = attempt.heartbeater::sendNow;
    site.stop().add(handOver);
    site.running().add(scope.run(), report);
    attempt.heartbeater.start();
    try (attempt.heartbeater) {
      return attempt.runUntilDone(body);
    } catch (RuntimeException failure) {
      throw isFinal(failure) ? failure : attempt.heartbeater.orCancellation(failure);
    } finally {
      site.running().remove(scope.run(), report);
      site.stop().remove(handOver);
      attempt.requests.stop();
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
   * Must be called before every request: waits until the cluster may get one more.
   *
   * @throws RuntimeException if the attempt has to stop
   */
  public void awaitRequest() {
    try {
      requests.await(heartbeater, this::reportQueue);
    } catch (CancellationException e) {
      throw stop.isRequested() ? pauses.handedOver() : e;
    }
  }

  private void reportQueue() {
    heartbeater.report(
        "a turn at the API server of " + cluster + ", which is busy", pauses.waited());
  }

  /**
   * Waits until the probe returns a value. The probe reads the cluster: at once, after every event
   * of the condition's kinds, and at intervals. A long wait reports its diagnosis.
   *
   * @throws ApplicationFailure of the condition's type when the run's patience is used up
   */
  public <T> T await(WaitCondition condition, Supplier<Optional<T>> probe) {
    try (var subscription = watches.subscribe(condition.kinds(), peer, wakeup)) {
      var pace = new Pace(timings.polling(), Jitter.RANDOM);
      var diagnosis =
          WaitDiagnosis.of(condition, timings.diagnosis(), Jitter.RANDOM, heartbeater.reported());
      long start = System.nanoTime();
      while (true) {
        heartbeater.recordActivity();
        if (wakeup.beginLook()) {
          diagnosis.changed(since(start));
          requests.beUrgent();
        }
        var found = probe.get();
        requests.beUrgent();
        if (found.isPresent()) return found.get();
        subscription.open();
        var description = describe(diagnosis, since(start));
        var lasted = since(start);
        var pause = pace.next(lasted, subscription.complete());
        pauses.pause(condition, description, Pace.shorter(pause, untilDue(diagnosis, lasted)));
        requests.beginLook(since(start));
      }
    }
  }

  /** Waits until the probe returns true. */
  public void awaitTrue(WaitCondition condition, Supplier<Boolean> probe) {
    await(condition, () -> probe.get() ? Optional.of(true) : Optional.empty());
  }

  /** Makes the next pause of a wait at most that long, for a probe that acts on what lasts. */
  public void lookAgainWithin(Duration time) {
    pauses.limitNext(time);
  }

  private <T> T runUntilDone(Function<ActivityAttempt, T> body) {
    long start = System.nanoTime();
    var pause = timings.polling().first();
    while (true) {
      try {
        return body.apply(this);
      } catch (KubernetesClientException e) {
        var answer = noAnswer.toWaitFor(e, !pauses.isPatienceUsedUp());
        pauses.pause(answer, answer.what(), Jitter.RANDOM.of(pause, 0.2));
        pause = Pace.shorter(pause.multipliedBy(2), timings.polling().longestRetry());
        requests.beginLook(since(start));
      }
    }
  }

  private static boolean isFinal(RuntimeException failure) {
    return failure instanceof ActivityCompletionException
        || (failure instanceof ApplicationFailure typed && typed.isNonRetryable());
  }

  private String describe(WaitDiagnosis diagnosis, Duration lasted) {
    requests.bePatient();
    var description = diagnosis.description(lasted);
    // A diagnosis that could not get its turn has not found the reason.
    if (stop.isRequested()) throw pauses.handedOver();
    return description;
  }

  /** So that a reason is on time. */
  private Duration untilDue(WaitDiagnosis diagnosis, Duration lasted) {
    return Pace.longer(diagnosis.dueIn(lasted), timings.polling().unwatched());
  }

  private void wake() {
    requests.stop();
    wakeup.wake();
  }

  /** The worker stops: what waits, also for a turn, is for another worker to go on with. */
  private void stopWaiting() {
    requests.stopQueueing();
    wakeup.wake();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
