package dev.hawser.connection;

import dev.hawser.activity.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is said of a connection that is not encrypted; nothing while it stays on this computer. */
public final class PlaintextWarning {
  private static final Pattern TARGET =
      Pattern.compile("(?:.*/)?(?:\\[(?<v6>[^\\]]*:[^\\]]*)\\]|(?<host>[^:]*))(?::[0-9]*)?");
  private static final Pattern V4_LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){1,3}");

  private PlaintextWarning() {}

  /**
   * Empty for a loopback address. Names are not looked up: of all names, only localhost and those
   * below it are loopback everywhere.
   *
   * @param address as gRPC takes it, such as {@code host:port} or {@code [::1]:7233}
   */
  public static Optional<String> of(String address) {
    if (isLoopback(address)) return Optional.empty();
    return Optional.of(
        "the connection to Temporal at "
            + address
            + " is not encrypted: set TEMPORAL_TLS=true, or tls in the profile, to use TLS");
  }

  private static boolean isLoopback(String address) {
    var target = TARGET.matcher(address);
    if (!target.matches()) return false;
    String v6 = target.group("v6");
    if (v6 != null) return IpAddress.parse(v6).filter(IpAddress::isLoopback).isPresent();
    String host = target.group("host");
    return host != null && isLoopbackName(host);
  }

  private static boolean isLoopbackName(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || V4_LOOPBACK.matcher(name).matches();
  }
}
