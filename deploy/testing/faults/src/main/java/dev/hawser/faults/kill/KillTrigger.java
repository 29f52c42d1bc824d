package dev.hawser.faults.kill;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faultproxy.grpc.TaskStage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Kills once, at one point of one activity, and measures how long the run then pauses. */
final class KillTrigger implements TaskListener {
  private final RunActivity activity;
  private final KillPoint point;
  private final Duration delay;
  private final Runnable kill;
  private final RunActivity.Counter counter = new RunActivity.Counter();
  private final CountDownLatch killed = new CountDownLatch(1);
  private @Nullable ActivityTask target;
  private volatile long killedNanos;
  private volatile long continuedNanos;

  /**
   * Prepares one.
   *
   * @param delay from handing out the task to the kill, for {@link KillPoint#DURING}
   * @param kill returns when another process may take over
   */
  KillTrigger(RunActivity activity, KillPoint point, Duration delay, Runnable kill) {
    this.activity = activity;
    this.point = point;
    this.delay = delay;
    this.kill = kill;
  }

  @Override
  public boolean at(TaskStage stage, ActivityTask task) {
    if (stage == TaskStage.BEFORE_HANDING_OUT) beforeHandingOut(task);
    boolean due = isTarget(task) && killed.getCount() > 0;
    if (!due) return true;
    return switch (point) {
      case BEFORE -> stage != TaskStage.BEFORE_HANDING_OUT || kill(true);
      case DURING -> during(stage);
      case UNREPORTED -> stage != TaskStage.OUTCOME_ARRIVED || kill(false);
      case REPORTED -> stage != TaskStage.OUTCOME_TAKEN || kill(false);
    };
  }

  /** Whether it killed within the time. */
  boolean awaitKill(Duration limit) throws InterruptedException {
    return killed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** From the kill until the next activity was handed out; empty if none was. */
  Optional<Duration> pause() {
    return continuedNanos == 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(continuedNanos - killedNanos));
  }

  /** From the kill until now. */
  Duration sinceKill() {
    return Duration.ofNanos(System.nanoTime() - killedNanos);
  }

  private synchronized void beforeHandingOut(ActivityTask task) {
    if (killed.getCount() == 0 && continuedNanos == 0) continuedNanos = System.nanoTime();
    if (task.attempt() == 1 && counter.firstAttempt(task).equals(activity)) target = task;
  }

  private synchronized boolean isTarget(ActivityTask task) {
    return task.equals(target);
  }

  /** However quick the worker is: the outcome that it reports before the kill is stopped. */
  private boolean during(TaskStage stage) {
    if (stage != TaskStage.HANDED_OUT) return stage == TaskStage.BEFORE_HANDING_OUT;
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return kill(true);
  }

  private boolean kill(boolean taskGoesOn) {
    kill.run();
    killedNanos = System.nanoTime();
    killed.countDown();
    return taskGoesOn;
  }
}
