package dev.hawser.liqo.waiting;

import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.Jitter;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the heartbeats of one attempt of an activity: at once when it waits for something else, and
 * every few seconds otherwise, after a while less often the more attempts there are in the process.
 * It stops sending while the attempt hangs in a call for longer than any call may take, so that
 * Temporal gives the activity to another worker. If Temporal has received no heartbeat for that
 * long, because the process was frozen or cut off, the attempt is lost: another one may already be
 * undoing what this one would write.
 */
final class Heartbeater implements AutoCloseable {
  private static final double JITTER = 0.1;
  private static final Duration THROTTLE = Duration.ofMillis(1_100);

  /** How many send heartbeats now. */
  private static final AtomicInteger ATTEMPTS = new AtomicInteger();

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeats").factory());

  private final ActivityExecutionContext context;
  private final Duration before;
  private final long began = System.nanoTime();
  private final Runnable wake;
  private final Timings.Heartbeats timings;
  private final Supplier<Moment> clock;
  private final ReportedWait waiting;
  private final AtomicBoolean sending = new AtomicBoolean();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable ScheduledFuture<?> timer;
  private volatile long lastActivity = System.nanoTime();
  private volatile Moment lastSent;
  private volatile @Nullable RuntimeException stop;

  /**
   * @param clock goes on while the process is frozen
   */
  Heartbeater(
      ActivityExecutionContext context,
      HeartbeatDetails first,
      Runnable wake,
      Timings.Heartbeats timings,
      Supplier<Moment> clock) {
    this.context = context;
    this.before = first.waited();
    this.waiting = new ReportedWait(first);
    this.wake = wake;
    this.timings = timings;
    this.clock = clock;
    this.lastSent = clock.get();
    ATTEMPTS.incrementAndGet();
  }

  /**
   * Sends one now, and one when the SDK, which sends one a second at most, sends it for certain.
   */
  void sendNow() {
    sendInBackground();
    CompletableFuture.delayedExecutor(THROTTLE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::sendInBackground);
  }

  /** Begins to send. */
  void start() {
    scheduleNext();
  }

  private void scheduleNext() {
    if (closed.get()) return;
    var lasted = before.plusNanos(System.nanoTime() - began);
    var interval = Jitter.RANDOM.of(timings.interval(ATTEMPTS.get(), lasted), JITTER);
    timer = TIMER.schedule(this::beat, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    scheduleNext();
    sendInBackground();
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

  /**
   * Reports what the attempt waits for now, and that it counts the time from now on.
   *
   * @param waited the time counted until now
   */
  void waitFor(String what, Duration waited) {
    report(what, waited);
    waiting.beginPause();
    recordActivity();
  }

  /** Reports what the attempt waits for, while no time is counted. */
  void report(String what, Duration waited) {
    if (waiting.set(what, waited)) send();
  }

  /** Ends the counting, and returns the time counted until now. */
  Duration endPause() {
    return waiting.endPause();
  }

  /** What was reported last; empty if nothing was. */
  String reported() {
    return waiting.waitingFor();
  }

  /** To be called when the attempt queues for a request: that may take any time. */
  void queue() {
    queued.incrementAndGet();
  }

  /** To be called when that is over. */
  void leaveQueue() {
    lastActivity = System.nanoTime();
    queued.decrementAndGet();
  }

  /**
   * What an attempt ends with that fails: one that is cancelled is not tried again, and so has been
   * cancelled rather than failed.
   */
  RuntimeException orCancellation(RuntimeException failure) {
    try {
      context.heartbeat(waiting.current());
      return failure;
    } catch (ActivityCanceledException cancelled) {
      return cancelled;
    } catch (ActivityCompletionException gone) {
      return failure;
    }
  }

  /** Reports the time waited for the same, so that the next attempt counts on from there. */
  void report(Duration waited) {
    waiting.set(waiting.waitingFor(), waited);
    send();
    recordActivity();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) return;
    ATTEMPTS.decrementAndGet();
    var next = timer;
    if (next != null) next.cancel(false);
  }

  /** A pause and a place in the queue may last longer than a call. */
  private boolean hangs() {
    return queued.get() == 0
        && !waiting.isPaused()
        && System.nanoTime() - lastActivity >= timings.longestCall().toNanos();
  }

  /** Not on the timer's thread, which all attempts share: sending may take a while. */
  private void sendInBackground() {
    if (hangs()) return;
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
    lastSent = clock.get();
    try {
      context.heartbeat(waiting.current());
    } catch (ActivityCompletionException e) {
      stop = e;
      wake.run();
    }
  }

  private void stopAfterSilence() {
    if (lastAccepted().until(clock.get()).compareTo(timings.longestSilence()) < 0) return;
    stop =
        ApplicationFailure.newFailure(
            "the worker was frozen, or cut off from Temporal, for longer than the heartbeat"
                + " timeout",
            FailureType.UNREACHABLE.word());
    wake.run();
  }

  private Moment lastAccepted() {
    return context instanceof HeartbeatAcks acks ? acks.lastAccepted() : lastSent;
  }
}
