package dev.hawser.apiserver.schema;

import dev.hawser.apiserver.object.Base64Bytes;
import java.text.ParsePosition;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The formats of texts that are checked; unknown ones are not. */
enum Format {
  CIDR,
  IPV4,
  DATE_TIME,
  BYTE,
  UNCHECKED;

  private static final Pattern IPV4_ADDRESS =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6_ADDRESS = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]+");

  static Format of(String name) {
    return switch (name) {
      case "cidr" -> CIDR;
      case "ipv4" -> IPV4;
      case "date-time" -> DATE_TIME;
      case "byte" -> BYTE;
      default -> UNCHECKED;
    };
  }

  boolean accepts(String text) {
    return switch (this) {
      case CIDR -> isCidr(text);
      case IPV4 -> IPV4_ADDRESS.matcher(text).matches();
      case DATE_TIME -> isDateTime(text);
      case BYTE -> Base64Bytes.areIn(text);
      case UNCHECKED -> true;
    };
  }

  private static boolean isCidr(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) return false;
    int bits = Integer.parseInt(parts[1]);
    return IPV4_ADDRESS.matcher(parts[0]).matches()
        ? bits <= 32
        : IPV6_ADDRESS.matcher(parts[0]).matches() && bits <= 128;
  }

  private static boolean isDateTime(String text) {
    var position = new ParsePosition(0);
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parseUnresolved(text, position) != null
        && position.getIndex() == text.length();
  }
}
