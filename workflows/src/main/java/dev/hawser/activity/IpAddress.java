package dev.hawser.activity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as a number. Read by hand: the JDK's parser asks a name server for anything that is
 * not an address, and takes shortened ones.
 *
 * @param bits 32 or 128
 */
public record IpAddress(BigInteger number, int bits) {
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;
  private static final BigInteger V4_LOOPBACK = BigInteger.valueOf(127);

  static boolean isValid(String text) {
    return parse(text).isPresent();
  }

  /** Empty if it is none. */
  public static Optional<IpAddress> parse(String text) {
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  /** Whether it is this computer's own: {@code 127.0.0.0/8} or {@code ::1}. */
  public boolean isLoopback() {
    return bits == 32 ? number.shiftRight(24).equals(V4_LOOPBACK) : number.equals(BigInteger.ONE);
  }

  private static Optional<IpAddress> v4(String text) {
    var octets = text.split("\\.", -1);
    if (octets.length != 4) return Optional.empty();
    var number = BigInteger.ZERO;
    for (String octet : octets) {
      if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) return Optional.empty();
      number = number.shiftLeft(8).or(new BigInteger(octet));
    }
    return Optional.of(new IpAddress(number, 32));
  }

  private static Optional<IpAddress> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) return number(groups(text));
    var head = groups(text.substring(0, gap));
    var tail = groups(text.substring(gap + 2));
    int missing = GROUPS - head.size() - tail.size();
    if (missing < 1) return Optional.empty();
    var all = new ArrayList<>(head);
    for (int i = 0; i < missing; i++) all.add("0");
    all.addAll(tail);
    return number(all);
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(":", -1));
  }

  private static Optional<IpAddress> number(List<String> groups) {
    if (groups.size() != GROUPS) return Optional.empty();
    var number = BigInteger.ZERO;
    for (String group : groups) {
      if (!GROUP.matcher(group).matches()) return Optional.empty();
      number = number.shiftLeft(16).or(new BigInteger(group, 16));
    }
    return Optional.of(new IpAddress(number, 128));
  }
}
