package dev.hawser.activity;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network as Liqo writes it, such as {@code 10.42.0.0/16}, and its arithmetic.
 *
 * @param bits 32 or 128
 */
public record Cidr(BigInteger network, int prefix, int bits) {
  /**
   * Where a cluster's networks may be: RFC 1918, 6598 and 2544, class E, which GKE offers for pods,
   * and unique local addresses of IPv6.
   */
  private static final List<Cidr> PRIVATE =
      Stream.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "100.64.0.0/10",
              "198.18.0.0/15",
              "240.0.0.0/4",
              "fc00::/7")
          .map(Cidr::parse)
          .toList();

  /**
   * Reads a network; host bits are ignored, as Kubernetes does.
   *
   * @throws IllegalArgumentException with a sentence if it is none
   */
  public static Cidr parse(String text) {
    return read(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ValueRules.quoted(text) + ": use a network such as 10.42.0.0/16"));
  }

  /** Whether the two have an address in common. */
  public boolean overlaps(Cidr other) {
    if (bits != other.bits) return false;
    int shift = bits - Math.min(prefix, other.prefix);
    return network.shiftRight(shift).equals(other.network.shiftRight(shift));
  }

  /** Whether all of the other is in this one. */
  public boolean contains(Cidr other) {
    return prefix <= other.prefix && overlaps(other);
  }

  /** Whether all of it is in ranges that no one else is routed to. */
  public boolean isPrivate() {
    return PRIVATE.stream().anyMatch(range -> range.prefix <= prefix && range.overlaps(this));
  }

  /** One address. */
  static Cidr of(IpAddress address) {
    return of(address, address.bits());
  }

  private static Optional<Cidr> read(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return IpAddress.parse(text.substring(0, slash))
        .filter(address -> prefix <= address.bits())
        .map(address -> of(address, prefix));
  }

  private static Cidr of(IpAddress address, int prefix) {
    int host = address.bits() - prefix;
    return new Cidr(address.number().shiftRight(host).shiftLeft(host), prefix, address.bits());
  }
}
