package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;

/**
 * Reaching the provider's API server through the tunnel: Liqo runs an HTTP CONNECT proxy on port
 * 8118, whose address the consumer sees remapped (pkg/utils/ipam, v1.2.0).
 */
public final class InBandProxy {
  private static final int PORT = 8118;

  private InBandProxy() {}

  /** The proxy's URL as the consumer reaches it. */
  public static String proxyUrl(ClusterView provider, Cidrs mapped) {
    if (provider.installation().apiServerProxy() == null
        || provider.installation().cidrs() == null) {
      throw missing(provider);
    }
    requireIpv4(provider.installation().apiServerProxy());
    return "http://"
        + remap(provider.installation().apiServerProxy(), provider.installation().cidrs(), mapped)
        + ":"
        + PORT;
  }

  /**
   * Requires that the provider has such a proxy, as far as that is known before the tunnel is up.
   */
  static void require(ClusterView provider) {
    String address = provider.installation().apiServerProxy();
    if (address == null) throw missing(provider);
    requireIpv4(address);
  }

  private static ApplicationFailure missing(ClusterView provider) {
    return refuse(
        FailureType.CONFLICT,
        "Liqo on "
            + provider.cluster()
            + " has no address for its API server proxy (IP api-server-proxy): an in-band peering"
            + " needs one; leave inBand out, or give a proxyUrl");
  }

  private static void requireIpv4(String address) {
    if (address.matches("(\\d{1,3}\\.){3}\\d{1,3}")) return;
    throw refuse(
        FailureType.CONFLICT,
        "Liqo's API server proxy has the address "
            + address
            + ", which is not an IPv4 address: give a proxyUrl instead of inBand");
  }

  private static String remap(String address, Cidrs real, Cidrs mapped) {
    var from = new ArrayList<>(real.pod());
    from.addAll(real.external());
    var to = new ArrayList<>(mapped.pod());
    to.addAll(mapped.external());
    for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
      if (from.get(i).contains(":") || to.get(i).contains(":")) continue;
      var network = Ipv4Network.parse(from.get(i));
      if (network.contains(address)) return Ipv4Network.parse(to.get(i)).withHostOf(address);
    }
    return address;
  }

  /** An IPv4 network as a number. */
  public record Ipv4Network(int base, int prefix) {
    public static Ipv4Network parse(String cidr) {
      var parts = cidr.split("/", 2);
      int prefix = Integer.parseInt(parts[1]);
      return new Ipv4Network(number(parts[0]) & mask(prefix), prefix);
    }

    public boolean contains(String address) {
      return (number(address) & mask(prefix)) == base;
    }

    String withHostOf(String address) {
      int merged = base | (number(address) & ~mask(prefix));
      return "%d.%d.%d.%d"
          .formatted(merged >>> 24, (merged >>> 16) & 255, (merged >>> 8) & 255, merged & 255);
    }

    private static int mask(int prefix) {
      return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    private static int number(String address) {
      int number = 0;
      for (String part : address.split("\\.", 4)) number = number << 8 | Integer.parseInt(part);
      return number;
    }
  }
}
