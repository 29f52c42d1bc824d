package dev.hawser.activity;

import java.util.regex.Pattern;

/** An IP address or a DNS name, as an address to connect to. */
final class Host {
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9]([-_A-Za-z0-9]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([-_A-Za-z0-9]{0,61}[A-Za-z0-9])?)*\\.?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final int LONGEST = 253;

  private Host() {}

  static void require(String field, String host) {
    if (!isHost(ValueRules.present(field, host))) {
      throw ValueRules.invalid(field, host, "use an IP address or a DNS name");
    }
  }

  static void requireIp(String field, String address) {
    if (!IpAddress.isValid(address)) {
      throw ValueRules.invalid(field, address, "use an IP address");
    }
  }

  static boolean isHost(String host) {
    if (IpAddress.isValid(host)) return true;
    return host.length() <= LONGEST
        && NAME.matcher(host).matches()
        && !NUMBERS.matcher(host).matches();
  }
}
