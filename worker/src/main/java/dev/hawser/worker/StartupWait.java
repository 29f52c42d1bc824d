package dev.hawser.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls with growing pauses until something is available, and logs each new reason to wait.
 *
 * @param what is waited for, as people call it: "Temporal at 127.0.0.1:7233"
 * @param timeout after which the wait fails
 */
record StartupWait(String what, Duration timeout) {
  private static final Logger LOG = LoggerFactory.getLogger(StartupWait.class);
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * Returns once the check finds no problem any more.
   *
   * @param check returns the current problem, or empty
   * @throws WorkerStartException with the last problem, after the timeout or when interrupted
   */
  void until(Supplier<Optional<String>> check) {
    long end = System.nanoTime() + timeout.toNanos();
    Duration pause = SHORTEST;
    String logged = "";
    for (var problem = check.get(); problem.isPresent(); problem = check.get()) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) {
        throw timedOut(problem.get());
      }
      if (!logged.equals(problem.get())) {
        LOG.info("waiting for {}: {}", what, problem.get());
      }
      logged = problem.get();
      pause(pause.compareTo(left) < 0 ? pause : left);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  private WorkerStartException timedOut(String problem) {
    return new WorkerStartException(
        "waited " + timeout.toSeconds() + " s for " + what + ": " + problem);
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkerStartException("interrupted while waiting for " + what, e);
    }
  }
}
