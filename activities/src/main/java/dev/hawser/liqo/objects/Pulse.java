package dev.hawser.liqo.objects;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Heartbeats for one attempt of an activity: what it waits for, at once when that changes, every
 * few seconds otherwise. Silent when the attempt hangs in a call for longer than any call may take,
 * so that Temporal gives it to another worker.
 */
final class Pulse implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);
  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeats").factory());

  private final ActivityExecutionContext context;
  private final Runnable wake;
  private final ScheduledFuture<?> timer;
  private volatile Report report;
  private volatile long lastSign = System.nanoTime();
  private volatile @Nullable ActivityCompletionException cancelled;

  Pulse(ActivityExecutionContext context, Report first, Runnable wake) {
    this.context = context;
    this.report = first;
    this.wake = wake;
    this.timer =
        TIMER.scheduleAtFixedRate(
            this::beatIfAlive, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The attempt is alive; throws when it shall stop. */
  void sign() {
    lastSign = System.nanoTime();
    var stop = cancelled;
    if (stop != null) throw stop;
  }

  void waitFor(String what, Duration waited) {
    boolean changed = !report.waitingFor().equals(what);
    report = new Report(what, changed ? Instant.now() : report.since(), waited);
    if (changed) beat();
    sign();
  }

  @Override
  public void close() {
    timer.cancel(false);
  }

  private void beatIfAlive() {
    if (System.nanoTime() - lastSign < LONGEST_CALL.toNanos()) beat();
  }

  private void beat() {
    try {
      context.heartbeat(report);
    } catch (ActivityCompletionException e) {
      cancelled = e;
      wake.run();
    }
  }
}
