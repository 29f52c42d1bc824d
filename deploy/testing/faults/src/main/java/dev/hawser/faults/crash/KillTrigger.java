package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faultproxy.grpc.TaskStage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for one activity of a run, strikes once, and notes when the run goes on. */
final class KillTrigger implements TaskListener {
  private final RunActivity victim;
  private final KillPoint point;
  private final Duration delay;
  private final Runnable strike;
  private final ActivityCount count = new ActivityCount();
  private final CountDownLatch struck = new CountDownLatch(1);
  private @Nullable ActivityTask marked;
  private volatile long struckAt;
  private volatile long wentOnAt;

  /**
   * Prepares one.
   *
   * @param delay how long after the task was handed out, for {@link KillPoint#DURING}
   * @param strike kills, and returns when somebody else may take over
   */
  KillTrigger(RunActivity victim, KillPoint point, Duration delay, Runnable strike) {
    this.victim = victim;
    this.point = point;
    this.delay = delay;
    this.strike = strike;
  }

  @Override
  public boolean at(TaskStage moment, ActivityTask task) {
    if (moment == TaskStage.BEFORE_HANDING_OUT) note(task);
    boolean meant = isMarked(task) && struck.getCount() > 0;
    if (!meant) return true;
    return switch (point) {
      case BEFORE -> moment != TaskStage.BEFORE_HANDING_OUT || strike(true);
      case DURING -> during(moment);
      case UNREPORTED -> moment != TaskStage.OUTCOME_ARRIVED || strike(false);
      case REPORTED -> moment != TaskStage.OUTCOME_TAKEN || strike(false);
    };
  }

  /** Whether it struck within the time. */
  boolean awaitStrike(Duration patience) throws InterruptedException {
    return struck.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** From the strike until the next activity was handed out; empty when none was. */
  Optional<Duration> pause() {
    return wentOnAt == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wentOnAt - struckAt));
  }

  /** From the strike until now. */
  Duration sinceStrike() {
    return Duration.ofNanos(System.nanoTime() - struckAt);
  }

  private synchronized void note(ActivityTask task) {
    if (struck.getCount() == 0 && wentOnAt == 0) wentOnAt = System.nanoTime();
    if (task.attempt() == 1 && count.first(task).equals(victim)) marked = task;
  }

  private synchronized boolean isMarked(ActivityTask task) {
    return task.equals(marked);
  }

  /** However quick the worker is: what it has done meanwhile is not heard of. */
  private boolean during(TaskStage moment) {
    if (moment != TaskStage.HANDED_OUT) return moment == TaskStage.BEFORE_HANDING_OUT;
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return strike(true);
  }

  private boolean strike(boolean goesOn) {
    strike.run();
    struckAt = System.nanoTime();
    struck.countDown();
    return goesOn;
  }
}
