package dev.hawser.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again until something is there, at growing distances, and says what it waits for.
 *
 * @param what for people: "Temporal at 127.0.0.1:7233"
 * @param patience after which it gives up
 */
record StartupWait(String what, Duration patience) {
  private static final Logger LOG = LoggerFactory.getLogger(StartupWait.class);
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * Returns when the look finds nothing missing any more.
   *
   * @param look says what is missing
   * @throws WorkerStartException with the last thing missing
   */
  void until(Supplier<Optional<String>> look) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = SHORTEST;
    String said = "";
    for (var missing = look.get(); missing.isPresent(); missing = look.get()) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) throw givenUp(missing.get());
      if (!said.equals(missing.get())) LOG.info("waiting for {}: {}", what, missing.get());
      said = missing.get();
      pause(pause.compareTo(left) < 0 ? pause : left);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  private WorkerStartException givenUp(String missing) {
    return new WorkerStartException(
        "no answer from " + what + " within " + patience.toSeconds() + " s: " + missing);
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
