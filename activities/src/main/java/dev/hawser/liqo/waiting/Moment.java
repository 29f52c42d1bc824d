package dev.hawser.liqo.waiting;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment, read from two clocks, to measure for how long a process did nothing. Neither clock is
 * enough: the wall clock may be set back, and the monotonic clock stands still while the machine
 * sleeps.
 *
 * @param monotonic as {@link System#nanoTime}
 */
public record Moment(long monotonic, Instant wall) {
  /** Longer ago than anything that is measured. */
  public static final Moment LONG_AGO = new Moment(0, Instant.EPOCH);

  public static Moment now() {
    return new Moment(System.nanoTime(), Instant.now());
  }

  /**
   * The time until a later moment: that of the clock that has advanced more. A wall clock that is
   * set ahead makes it too long, which costs another attempt.
   */
  public Duration until(Moment later) {
    return Pace.longer(
        Duration.ofNanos(later.monotonic - monotonic), Duration.between(wall, later.wall));
  }

  /** Whether it came after the other one, in the same process. */
  public boolean isAfter(Moment other) {
    return monotonic - other.monotonic > 0;
  }
}
