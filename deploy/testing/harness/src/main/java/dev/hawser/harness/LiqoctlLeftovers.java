package dev.hawser.harness;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code liqoctl unpeer} leaves by design (pkg/liqoctl/unpeer, v1.2.0): ForeignClusters,
 * tenant namespaces, the handshake's Secrets, cached certificates, and Leases.
 */
final class LiqoctlLeftovers {
  private static final List<Pattern> LIST =
      List.of(
          Pattern.compile("ForeignCluster .*"),
          Pattern.compile("Namespace liqo-tenant-.*"),
          Pattern.compile("Secret .*/liqo-nonce"),
          Pattern.compile("Secret .*/liqo-signed-nonce"),
          Pattern.compile("Secret .*/liqo-remote-certificate(-.*)?"),
          Pattern.compile("Lease .*/virtual-kubelet-leader-election"));

  private LiqoctlLeftovers() {}

  static boolean isOne(String object) {
    return LIST.stream().anyMatch(pattern -> pattern.matcher(object).matches());
  }
}
