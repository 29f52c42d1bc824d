package dev.hawser.activity;

import java.util.Base64;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules that values from people and from other clusters have in common. Each throws {@link
 * InvalidFieldException}, which names the field and says what is expected; a value is quoted only
 * as far as it is short and harmless.
 */
final class ValueRules {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_QUOTE = 80;

  private ValueRules() {}

  /** The value, if it is there at all. */
  static <T> T present(String field, @Nullable T value) {
    if (value == null) throw new InvalidFieldException("{} is missing", field);
    return value;
  }

  static void inRange(String field, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new InvalidFieldException(
          "{} is " + value + ": use a number from " + least + " to " + most, field);
    }
  }

  /** A DNS-1123 label, as names of namespaces are. */
  static void label(String field, String value) {
    if (!LABEL.matcher(value).matches()) {
      throw invalid(field, value, "use 1 to 63 lower-case letters, digits and dashes");
    }
  }

  /** A DNS-1123 subdomain, as names of most objects are. */
  static void objectName(String field, String value) {
    if (value.length() > LONGEST_NAME || !SUBDOMAIN.matcher(value).matches()) {
      throw invalid(
          field, value, "use 1 to 253 lower-case letters, digits, dashes and dots, as in a name");
    }
  }

  /** A value that a label of an object may have. */
  static void labelValue(String field, String value) {
    if (!LABEL_VALUE.matcher(value).matches()) {
      throw invalid(field, value, "use at most 63 letters, digits, dashes, dots and underscores");
    }
  }

  /** Plain text of at most that many characters. */
  static void bounded(String field, @Nullable String value, int longest) {
    if (value != null && value.length() > longest) {
      throw new InvalidFieldException(
          "{} has " + value.length() + " characters: at most " + longest + " are accepted", field);
    }
    if (value != null && !PlainText.isPlain(value)) {
      throw new InvalidFieldException("{} has control characters: remove them", field);
    }
  }

  static void bounded(String field, Collection<?> values, int most) {
    if (values.size() > most) {
      throw new InvalidFieldException(
          "{} has " + values.size() + " entries: at most " + most + " are accepted", field);
    }
  }

  /** Standard base64 with padding, without line ends, of a bounded number of bytes. */
  static byte[] base64(String field, String value, int longest) {
    if (value.length() > 4 * ((longest + 2) / 3)) {
      throw new InvalidFieldException(
          "{} has " + value.length() + " characters: at most " + longest + " bytes are accepted",
          field);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(value);
      if (Base64.getEncoder().encodeToString(bytes).equals(value)) return bytes;
    } catch (IllegalArgumentException e) {
      // the sentence below says it
    }
    throw new InvalidFieldException("{} is not base64", field);
  }

  /** What is wrong with a value, and what would be right. */
  static InvalidFieldException invalid(String field, String value, String wanted) {
    return new InvalidFieldException("{} is " + quoted(value) + ": " + wanted, field);
  }

  /** Braces are left out: they would stand for a field. */
  static String quoted(String value) {
    return "\"" + PlainText.of(value.replace("{}", ""), LONGEST_QUOTE) + "\"";
  }
}
