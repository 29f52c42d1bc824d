package dev.hawser.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A difference that is known and stays.
 *
 * @param exchange in which it occurs
 * @param pointer at or below which it occurs
 * @param reason why it stays
 */
record AllowedDifference(String exchange, String pointer, String reason) {
  private static final Pattern LINE = Pattern.compile("([^#\\s].*? / .*?) (/\\S*) because (.+)");

  /** Those of the project. */
  static List<AllowedDifference> all() {
    return parse(Scenarios.text("allowed-differences.txt"));
  }

  /** Reads one a line; what begins with # is a remark. */
  static List<AllowedDifference> parse(String text) {
    return Arrays.stream(text.split("\n", -1))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(AllowedDifference::of)
        .toList();
  }

  boolean covers(AnswerDifference difference) {
    return difference.exchange().equals(exchange)
        && (difference.pointer() + "/").startsWith(pointer + "/");
  }

  private static AllowedDifference of(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) throw new IllegalArgumentException("not an allowance: " + line);
    return new AllowedDifference(matcher.group(1), matcher.group(2), matcher.group(3));
  }
}
