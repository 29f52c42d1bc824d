package dev.hawser.starter.options;

import dev.hawser.peering.GoDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@link GoDuration durations} that a request accepts. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  @Override
  public Duration convert(String text) {
    var duration = parse(text);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException("use a duration from 1ms to 168h");
    }
    return duration;
  }

  private static Duration parse(String text) {
    try {
      return GoDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("use a duration such as 10m, 1h30m or PT10M");
    }
  }
}
