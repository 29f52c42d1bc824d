package dev.hawser.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A difference that is accepted.
 *
 * @param exchange in which it occurs
 * @param pointer JSON pointer at or below which it occurs
 * @param reason why it is accepted
 */
record AllowedDifference(String exchange, String pointer, String reason) {
  private static final Pattern LINE = Pattern.compile("([^#\\s].*? / .*?) (/\\S*) because (.+)");

  /** The entries of {@code allowed-differences.txt}. */
  static List<AllowedDifference> all() {
    return parse(Scenarios.text("allowed-differences.txt"));
  }

  /** Parses one entry per line; lines that begin with # are comments. */
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
    if (!matcher.matches()) throw new IllegalArgumentException("invalid entry: " + line);
    return new AllowedDifference(matcher.group(1), matcher.group(2), matcher.group(3));
  }
}
