package dev.hawser.liqo.waiting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attempt waits for, and how long it has waited: that goes on while it pauses. */
final class ReportedWait {
  private volatile HeartbeatDetails details;
  private volatile @Nullable Long pausedAt;

  ReportedWait(HeartbeatDetails first) {
    this.details = first;
  }

  /**
   * Sets both; the time since when stays while it waits for the same.
   *
   * @return whether it waits for something else now
   */
  boolean set(String what, Duration waited) {
    boolean changed = !details.waitingFor().equals(what);
    details = new HeartbeatDetails(what, changed ? Instant.now() : details.since(), waited);
    return changed;
  }

  String waitingFor() {
    return details.waitingFor();
  }

  void beginPause() {
    pausedAt = System.nanoTime();
  }

  /** Returns the time waited until now. */
  Duration endPause() {
    details = current();
    pausedAt = null;
    return details.waited();
  }

  boolean isPaused() {
    return pausedAt != null;
  }

  /** As it is now. */
  HeartbeatDetails current() {
    var since = pausedAt;
    if (since == null) return details;
    var waited = details.waited().plusNanos(System.nanoTime() - since);
    return new HeartbeatDetails(details.waitingFor(), details.since(), waited);
  }
}
