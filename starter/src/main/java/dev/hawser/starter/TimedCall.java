package dev.hawser.starter;

import dev.hawser.starter.outcome.CommandException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A question that is asked on a thread of its own, so that several take no longer than one. */
final class TimedCall<T> {
  private final FutureTask<T> task;
  private final long started = System.nanoTime();
  private String problem = "";

  private TimedCall(FutureTask<T> task) {
    this.task = task;
  }

  static <T> TimedCall<T> start(Callable<T> question) {
    var call = new TimedCall<>(new FutureTask<>(question));
    Thread.ofPlatform().daemon().name("question").start(call.task);
    return call;
  }

  /** The answer, unless it fails or has not come within that time after the start. */
  Optional<T> within(Duration limit) throws InterruptedException {
    long left = limit.toNanos() - (System.nanoTime() - started);
    try {
      return Optional.of(task.get(Math.max(0, left), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      // The caller says who has not answered.
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof CommandException known) problem = known.sentence();
    }
    return Optional.empty();
  }

  boolean isDone() {
    return task.isDone();
  }

  /**
   * Why there is no answer, after {@link #within}.
   *
   * @param who was asked, for when nobody says why
   */
  String problem(String who) {
    return problem.isEmpty() ? who + ": no answer in time" : problem;
  }
}
