package dev.hawser.worker;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Times as people type them: {@code 90s}, {@code 1m30s}, {@code PT90S}. */
final class Durations {
  private Durations() {}

  static Duration parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(upper.startsWith("PT") ? upper : "PT" + upper);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is no time: use 90s, 2m or PT1M30S");
    }
  }
}
