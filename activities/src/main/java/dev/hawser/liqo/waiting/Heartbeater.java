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
 * Sends the heartbeats of one attempt of an activity: at once when it waits for something else, and
 * every few seconds otherwise. It stops sending while the attempt hangs in a call for longer than
 * any call may take, so that Temporal gives the activity to another worker. If Temporal has
 * received no heartbeat for that long, because the process was frozen or cut off, the attempt is
 * lost: another one may already be undoing what this one would write.
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
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile HeartbeatDetails details;
  private volatile long lastActivity = System.nanoTime();
  private volatile Instant lastSent;
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
    this.details = first;
    this.wake = wake;
    this.timings = timings;
    this.clock = clock;
    this.lastSent = clock.instant();
    this.timer =
        TIMER.scheduleAtFixedRate(
            this::sendInBackground,
            timings.every().toMillis(),
            timings.every().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * Records that the attempt is not stuck.
   *
   * @throws RuntimeException if the attempt has to stop
   */
  void recordActivity() {
    lastActivity = System.nanoTime();
    stopAfterSilence();
    var reason = stop;
    if (reason != null) throw reason;
  }

  void waitFor(String what, Duration waited) {
    boolean changed = !details.waitingFor().equals(what);
    details = new HeartbeatDetails(what, changed ? Instant.now() : details.since(), waited);
    if (changed) send();
    recordActivity();
  }

  @Override
  public void close() {
    timer.cancel(false);
  }

  /** Not on the timer's thread, which all attempts share: sending may take a while. */
  private void sendInBackground() {
    if (System.nanoTime() - lastActivity >= timings.longestCall().toNanos()) return;
    if (!sending.compareAndSet(false, true)) return;
    Thread.startVirtualThread(
        () -> {
          try {
            send();
          } finally {
            sending.set(false);
          }
        });
  }

  private void send() {
    stopAfterSilence();
    if (stop instanceof ApplicationFailure) return;
    lastSent = clock.instant();
    try {
      context.heartbeat(details);
    } catch (ActivityCompletionException e) {
      stop = e;
      wake.run();
    }
  }

  private void stopAfterSilence() {
    if (lastAccepted().plus(timings.longestSilence()).isAfter(clock.instant())) return;
    stop =
        ApplicationFailure.newFailure(
            "the worker was frozen, or cut off from Temporal, for longer than the heartbeat"
                + " timeout",
            FailureType.UNREACHABLE.word());
    wake.run();
  }

  private Instant lastAccepted() {
    return context instanceof HeartbeatAcks acks ? acks.lastAccepted() : lastSent;
  }
}
