package dev.hawser.liqo.waiting;

import dev.hawser.activity.FailureType;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeats for one attempt of an activity: what it waits for, at once when that changes, every
 * few seconds otherwise. Silent when the attempt hangs in a call for longer than any call may take,
 * so that Temporal gives it to another worker. When Temporal has heard nothing for as long as that
 * takes, because the process was frozen or cut off from it, the attempt is lost: another one may be
 * undoing already what it would go on to write.
 */
final class Heartbeater implements AutoCloseable {
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeats").factory());

  private final ActivityExecutionContext context;
  private final Runnable wake;
  private final Timings.Heartbeats timings;
  private final InstantSource clock;
  private final ScheduledFuture<?> timer;
  private final AtomicBoolean beating = new AtomicBoolean();
  private volatile HeartbeatDetails report;
  private volatile long lastSign = System.nanoTime();
  private volatile Instant lastBeat;
  private volatile @Nullable RuntimeException stop;

  /**
   * @param clock keeps running while the process is frozen
   */
  Heartbeater(
      ActivityExecutionContext context,
      HeartbeatDetails first,
      Runnable wake,
      Timings.Heartbeats timings,
      InstantSource clock) {
    this.context = context;
    this.report = first;
    this.wake = wake;
    this.timings = timings;
    this.clock = clock;
    this.lastBeat = clock.instant();
    this.timer =
        TIMER.scheduleAtFixedRate(
            this::beatInBackground,
            timings.every().toMillis(),
            timings.every().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Records a sign of life; throws when the attempt has to stop. */
  void sign() {
    lastSign = System.nanoTime();
    loseAfterSilence();
    var reason = stop;
    if (reason != null) throw reason;
  }

  void waitFor(String what, Duration waited) {
    boolean changed = !report.waitingFor().equals(what);
    report = new HeartbeatDetails(what, changed ? Instant.now() : report.since(), waited);
    if (changed) beat();
    sign();
  }

  @Override
  public void close() {
    timer.cancel(false);
  }

  /** Off the timer's thread, which all attempts share: a heartbeat may hang for a while. */
  private void beatInBackground() {
    if (System.nanoTime() - lastSign >= timings.longestCall().toNanos()) return;
    if (!beating.compareAndSet(false, true)) return;
    Thread.startVirtualThread(
        () -> {
          try {
            beat();
          } finally {
            beating.set(false);
          }
        });
  }

  private void beat() {
    loseAfterSilence();
    if (stop instanceof ApplicationFailure) return;
    lastBeat = clock.instant();
    try {
      context.heartbeat(report);
    } catch (ActivityCompletionException e) {
      stop = e;
      wake.run();
    }
  }

  private void loseAfterSilence() {
    if (lastHeard().plus(timings.longestSilence()).isAfter(clock.instant())) return;
    stop =
        ApplicationFailure.newFailure(
            "the worker was frozen, or cut off from Temporal, for longer than Temporal waits for"
                + " it",
            FailureType.UNREACHABLE.word());
    wake.run();
  }

  private Instant lastHeard() {
    return context instanceof HeartbeatAcks heard ? heard.lastHeard() : lastBeat;
  }
}
