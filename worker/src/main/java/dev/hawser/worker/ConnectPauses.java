package dev.hawser.worker;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The pauses between attempts to reach a cluster: each twice as long as the one before, up to half
 * a minute, and shortened at random, so that workers that lost a cluster at the same time do not
 * all return at the same time.
 */
final class ConnectPauses {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final DoubleSupplier random;
  private Duration next = FIRST;

  /**
   * @param random from 0 to 1
   */
  ConnectPauses(DoubleSupplier random) {
    this.random = random;
  }

  /** The next pause, between half of its full length and all of it. */
  Duration next() {
    var full = next;
    var doubled = full.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofMillis((long) (full.toMillis() * (0.5 + random.getAsDouble() / 2)));
  }

  /** Begins with the shortest pause again. */
  void reset() {
    next = FIRST;
  }
}
