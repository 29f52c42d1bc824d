package dev.hawser.activity;

import java.time.Duration;

/** What runs and the workers of clusters agree on: the activities, and what they exchange. */
public final class ActivityContract {
  /**
   * Grows with every change after which an older worker would misunderstand a run, or a run an
   * older worker. A run refuses a worker of another version before its first write.
   */
  public static final int VERSION = 1;

  /**
   * How long an attempt of an activity may be silent before another one may begin. A worker counts
   * on that too: what has been silent for so long writes nothing more.
   */
  public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(12);

  private ActivityContract() {}
}
