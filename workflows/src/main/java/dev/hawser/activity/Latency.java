package dev.hawser.activity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a ping through the tunnel took.
 *
 * @param roundTrip at most an hour
 * @param measured when; null where it is not known
 */
public record Latency(Duration roundTrip, @Nullable Instant measured) {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern GO = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|µs|μs|ms|s)");

  public Latency {
    if (ValueRules.present("latency.roundTrip", roundTrip).isNegative()
        || roundTrip.compareTo(LONGEST) > 0) {
      throw new InvalidFieldException("{} is not between 0 and an hour", "latency.roundTrip");
    }
  }

  /** As Liqo writes it, such as {@code 1.23ms}; empty for anything else. */
  public static Optional<Latency> of(String written, @Nullable Instant measured) {
    var parts = GO.matcher(written);
    if (!parts.matches()) return Optional.empty();
    var nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanos(parts.group(2))));
    var roundTrip = Duration.ofNanos(nanos.toBigInteger().longValue());
    return roundTrip.compareTo(LONGEST) > 0
        ? Optional.empty()
        : Optional.of(new Latency(roundTrip, measured));
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      default -> 1_000L;
    };
  }
}
