package dev.hawser.peering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes durations as Go writes them (10m, 1h30m, 1.5h), and as ISO 8601 does (PT10M).
 */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("\\+?(" + PART.pattern() + ")+");

  private GoDuration() {}

  /**
   * Reads a duration; negative ones only in ISO form.
   *
   * @throws IllegalArgumentException when it is neither form, or too long for nanoseconds; the
   *     message is for users
   */
  public static Duration parse(String text) {
    try {
      return text.regionMatches(true, 0, "P", 0, 1) ? Duration.parse(text) : parseGo(text);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalid(text, e);
    }
  }

  /** The duration as Go users read it, such as 1h30m; a negative one in ISO form. */
  public static String text(Duration duration) {
    if (duration.isNegative()) return duration.toString();
    if (duration.isZero()) return "0s";
    var rest = duration.minusHours(duration.toHours());
    var text = new StringBuilder();
    if (duration.toHours() > 0) text.append(duration.toHours()).append('h');
    if (rest.toMinutes() > 0) text.append(rest.toMinutes()).append('m');
    var seconds = rest.minusMinutes(rest.toMinutes());
    if (!seconds.isZero()) text.append(seconds(seconds));
    return text.toString();
  }

  private static String seconds(Duration duration) {
    var nanos = BigDecimal.valueOf(duration.toNanos());
    boolean whole = duration.toSeconds() > 0;
    var amount = nanos.movePointLeft(whole ? 9 : 6).stripTrailingZeros();
    return amount.toPlainString() + (whole ? "s" : "ms");
  }

  private static Duration parseGo(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw invalid(text, null);
    }
    var parts = PART.matcher(text);
    var nanos = BigDecimal.ZERO;
    while (parts.find()) {
      var unit = BigDecimal.valueOf(nanos(parts.group(2)));
      nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(unit));
    }
    return Duration.ofNanos(nanos.toBigInteger().longValueExact());
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "us", "µs", "μs" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 1L;
    };
  }

  private static IllegalArgumentException invalid(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "\"" + text + "\" is not a duration such as 10m, 1h30m or PT10M", cause);
  }
}
