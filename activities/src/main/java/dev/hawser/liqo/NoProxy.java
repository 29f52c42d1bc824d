package dev.hawser.liqo;

import io.fabric8.kubernetes.client.utils.IpAddressMatcher;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that are reached without a proxy, as the variable {@code NO_PROXY} lists them. The
 * rules are those of kubectl, that is of Go's {@code net/http}: {@code *}, IP addresses, networks
 * in CIDR notation and domains, each but networks also with a port. A domain includes those below
 * it; one that begins with a dot is only those below.
 */
record NoProxy(List<String> entries) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f.]*:[0-9a-f.:]*");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[(?<v6>.+)]|(?<host>[^:]+)):(?<port>\\d+)");

  NoProxy {
    entries = List.copyOf(entries);
  }

  static NoProxy of(@Nullable String variable) {
    return new NoProxy(
        Stream.of((variable == null ? "" : variable).split(",", -1))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /** Whether a server is reached directly; one on this machine always is. */
  boolean exempts(String server, int port) {
    String host = server.toLowerCase(Locale.ROOT);
    return isThisMachine(host) || entries.stream().anyMatch(entry -> matches(entry, host, port));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || isIn(host, "127.0.0.0", 8) || isIn(host, "::1", 128);
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) return true;
    int slash = entry.indexOf('/');
    if (slash > 0) return isInNetwork(host, entry.substring(0, slash), entry.substring(slash + 1));
    var withPort = WITH_PORT.matcher(entry);
    if (!withPort.matches()) return isNamed(host, unbracketed(entry));
    String name = withPort.group("v6") == null ? withPort.group("host") : withPort.group("v6");
    return withPort.group("port").equals(String.valueOf(port)) && isNamed(host, name);
  }

  private static boolean isNamed(String host, String name) {
    if (isAddress(name)) return isIn(host, name, name.contains(":") ? 128 : 32);
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.startsWith(".")
        ? host.endsWith(domain)
        : host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean isInNetwork(String host, String network, String prefix) {
    return isAddress(network)
        && PREFIX.matcher(prefix).matches()
        && isIn(host, network, Integer.parseInt(prefix));
  }

  private static boolean isIn(String host, String network, int prefix) {
    return isAddress(host)
        && prefix <= (network.contains(":") ? 128 : 32)
        && new IpAddressMatcher(network + "/" + prefix).matches(host);
  }

  /** So that nothing is resolved. */
  private static boolean isAddress(String name) {
    return IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
  }

  private static String unbracketed(String name) {
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }
}
