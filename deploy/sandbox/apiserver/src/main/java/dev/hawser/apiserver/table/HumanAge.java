package dev.hawser.apiserver.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Time that has passed, in kubectl's short words. */
final class HumanAge {
  private HumanAge() {}

  static String of(String timestamp, Instant now) {
    try {
      return of(Duration.between(Instant.parse(timestamp), now));
    } catch (DateTimeException malformed) {
      return "<invalid>";
    }
  }

  static String of(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    long minutes = age.toMinutes();
    long hours = age.toHours();
    long days = age.toDays();
    if (seconds < 120) return seconds + "s";
    if (minutes < 10) return two(minutes, "m", age.toSecondsPart(), "s");
    if (hours < 3) return minutes + "m";
    if (hours < 8) return two(hours, "h", age.toMinutesPart(), "m");
    if (hours < 48) return hours + "h";
    if (days < 8) return two(days, "d", age.toHoursPart(), "h");
    if (days < 730) return days + "d";
    return two(days / 365, "y", days % 365, "d");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + unit + (small == 0 ? "" : small + smallUnit);
  }
}
