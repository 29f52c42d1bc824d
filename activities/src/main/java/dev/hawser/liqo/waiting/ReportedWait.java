package dev.hawser.liqo.waiting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attempt waits for, and how long it has waited: that goes on while it pauses. */
final class ReportedWait {
  private volatile State state;

  /**
   * @param details up to the last pause that has ended
   * @param pausedAt when the present pause began, in nanoseconds; null while there is none
   */
  private record State(HeartbeatDetails details, @Nullable Long pausedAt) {
    HeartbeatDetails now() {
      if (pausedAt == null) return details;
      var waited = details.waited().plusNanos(System.nanoTime() - pausedAt);
      return new HeartbeatDetails(details.waitingFor(), details.since(), waited);
    }
  }

  ReportedWait(HeartbeatDetails first) {
    this.state = new State(first, null);
  }

  /**
   * Sets both; the time since when stays while it waits for the same.
   *
   * @return whether it waits for something else now
   */
  boolean set(String what, Duration waited) {
    var before = state;
    boolean changed = !before.details().waitingFor().equals(what);
    var since = changed ? Instant.now() : before.details().since();
    state = new State(new HeartbeatDetails(what, since, waited), before.pausedAt());
    return changed;
  }

  String waitingFor() {
    return state.details().waitingFor();
  }

  void beginPause() {
    state = new State(state.details(), System.nanoTime());
  }

  /** Returns the time waited until now. */
  Duration endPause() {
    state = new State(state.now(), null);
    return state.details().waited();
  }

  boolean isPaused() {
    return state.pausedAt() != null;
  }

  /** As it is now; other threads may ask. */
  HeartbeatDetails current() {
    return state.now();
  }
}
