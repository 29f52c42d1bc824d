package dev.hawser.liqo.waiting;

import dev.hawser.liqo.kubernetes.Jitter;
import java.time.Duration;

/**
 * How long a wait pauses between two looks. While a watch reports every change, the looks only make
 * up for a lost event. Without one they are frequent at first, because most conditions are met
 * within a second, and the longer a wait has lasted, the less a moment more matters.
 */
final class Pace {
  private static final double JITTER = 0.2;

  private final Timings.Polling polling;
  private final Jitter jitter;
  private Duration unwatched;

  Pace(Timings.Polling polling, Jitter jitter) {
    this.polling = polling;
    this.jitter = jitter;
    this.unwatched = polling.first();
  }

  /**
   * The next pause.
   *
   * @param lasted how long the wait has lasted
   * @param watched whether every change ends the pause
   */
  Duration next(Duration lasted, boolean watched) {
    var pause = watched ? watched(lasted) : unwatched(lasted);
    return jitter.of(shorter(pause, polling.longest()), JITTER);
  }

  private Duration watched(Duration lasted) {
    return longer(polling.watched(), lasted.dividedBy(4));
  }

  private Duration unwatched(Duration lasted) {
    var pause = longer(unwatched, lasted.dividedBy(10));
    unwatched = shorter(unwatched.multipliedBy(2), polling.unwatched());
    return pause;
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
