package dev.hawser.activity;

import java.util.List;
import java.util.Locale;

/**
 * Where the policy of a cluster allows connections to.
 *
 * @param address an IP address, a network, a DNS name, {@code *.} and a domain, or {@code any}
 * @param ports numbers, ranges such as {@code 30000-32767}, or {@code any}
 */
public record AllowedAddress(String address, List<String> ports) {
  private static final int MOST = 64;
  private static final int HIGHEST = 65535;
  private static final String SUBDOMAINS = "*.";

  public AllowedAddress {
    ValueRules.present("address", address);
    if (!PeerPolicy.ANY.equals(address)) requireAddress(address);
    ValueRules.bounded("ports", ValueRules.present("ports", ports), MOST);
    ports.forEach(AllowedAddress::requirePorts);
    ports = List.copyOf(ports);
  }

  private static void requireAddress(String address) {
    if (address.indexOf('/') >= 0) {
      Cidr.parse(address);
      return;
    }
    Host.require(
        "address",
        address.startsWith(SUBDOMAINS) ? address.substring(SUBDOMAINS.length()) : address);
  }

  private static void requirePorts(String ports) {
    if (PeerPolicy.ANY.equals(ports)) return;
    boolean wellFormed = ports.matches("[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?");
    if (!wellFormed || first(ports) > last(ports) || last(ports) > HIGHEST) {
      throw ValueRules.invalid("ports", ports, "use a port or a range such as 30000-32767");
    }
  }

  /** Whether this port of the host is among them. */
  public boolean allows(String host, int port) {
    return allowsPort(port) && allowsHost(host);
  }

  boolean allowsPort(int port) {
    return ports.stream()
        .anyMatch(
            allowed ->
                PeerPolicy.ANY.equals(allowed)
                    || (first(allowed) <= port && port <= last(allowed)));
  }

  boolean allowsHost(String host) {
    if (PeerPolicy.ANY.equals(address)) return true;
    var ip = IpAddress.parse(host);
    if (address.indexOf('/') >= 0) {
      return ip.isPresent() && Cidr.parse(address).contains(Cidr.of(ip.get()));
    }
    if (ip.isPresent()) return ip.equals(IpAddress.parse(address));
    String name = name(host);
    return address.startsWith(SUBDOMAINS)
        ? name.endsWith(name(address.substring(1)))
        : name.equals(name(address));
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static int first(String ports) {
    int dash = ports.indexOf('-');
    return Integer.parseInt(dash < 0 ? ports : ports.substring(0, dash));
  }

  private static int last(String ports) {
    return Integer.parseInt(ports.substring(ports.indexOf('-') + 1));
  }

  @Override
  public String toString() {
    return ports.contains(PeerPolicy.ANY) ? address : address + " port " + CommaList.of(ports);
  }
}
