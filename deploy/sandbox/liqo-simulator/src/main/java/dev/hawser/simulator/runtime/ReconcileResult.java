package dev.hawser.simulator.runtime;

import java.time.Duration;
import java.util.Optional;

/** The result of a reconciliation: done until the next event, or to be repeated after a delay. */
public record ReconcileResult(Optional<Duration> again) {
  private static final ReconcileResult DONE = new ReconcileResult(Optional.empty());

  public static ReconcileResult done() {
    return DONE;
  }

  public static ReconcileResult after(Duration delay) {
    return new ReconcileResult(Optional.of(delay));
  }
}
