package dev.hawser.activity;

import java.util.ArrayList;
import java.util.List;

/**
 * Which networks a cluster accepts as those of a peer, whatever its own are: it routes all of each
 * to the peer.
 */
public final class PeerNetworks {
  /** No cluster has more addresses: 2^20. */
  private static final int WIDEST_V4 = 12;

  /** What one site gets. */
  private static final int WIDEST_V6 = 48;

  private PeerNetworks() {}

  /**
   * Requires that each is private, not too wide, and overlaps no other.
   *
   * @throws InvalidFieldException that names the network
   */
  public static void require(Cidrs networks) {
    var seen = new ArrayList<String>();
    networks.pod().forEach(network -> require("the pod network", network, seen));
    networks.external().forEach(network -> require("the external network", network, seen));
  }

  private static void require(String field, String text, List<String> seen) {
    var network = Cidr.parse(text);
    int widest = network.bits() == 32 ? WIDEST_V4 : WIDEST_V6;
    if (network.prefix() < widest) {
      throw ValueRules.invalid(field, text, "it is too wide: use a prefix of at least /" + widest);
    }
    if (!network.isPrivate()) {
      throw ValueRules.invalid(
          field,
          text,
          "it is not a private network, so public addresses would be routed to the peer; use a"
              + " private one");
    }
    for (String other : seen) {
      if (network.overlaps(Cidr.parse(other))) {
        throw ValueRules.invalid(field, text, "it overlaps " + other + " of the same cluster");
      }
    }
    seen.add(text);
  }
}
