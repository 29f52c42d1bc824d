package dev.hawser.sandbox.liqo.runtime;

import java.time.Duration;
import java.util.Optional;

/** How a pass ended: settled until the next event, or to be looked at again by itself. */
public record Result(Optional<Duration> again) {
  private static final Result DONE = new Result(Optional.empty());

  public static Result done() {
    return DONE;
  }

  public static Result after(Duration delay) {
    return new Result(Optional.of(delay));
  }
}
