package dev.hawser.starter.progress;

import java.time.Duration;
import java.util.Locale;

/** How long something has taken, in few characters. */
final class Elapsed {
  private Elapsed() {}

  /** Of what goes on: full seconds, so that the words change once a second. */
  static String running(Duration elapsed) {
    return elapsed.toMinutes() > 0 ? minutes(elapsed) : Math.max(0, elapsed.toSeconds()) + "s";
  }

  /** Of what has ended. */
  static String ended(Duration elapsed) {
    if (elapsed.toMinutes() > 0) return minutes(elapsed);
    return String.format(Locale.ROOT, "%.1fs", Math.max(0, elapsed.toMillis()) / 1000.0);
  }

  private static String minutes(Duration elapsed) {
    if (elapsed.toDays() > 0) return elapsed.toDays() + "d" + elapsed.toHoursPart() + "h";
    if (elapsed.toHours() > 0) return elapsed.toHours() + "h" + elapsed.toMinutesPart() + "m";
    return elapsed.toMinutes() + "m" + elapsed.toSecondsPart() + "s";
  }
}
