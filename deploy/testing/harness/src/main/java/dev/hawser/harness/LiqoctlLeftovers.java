package dev.hawser.harness;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code liqoctl unpeer} leaves by design (pkg/liqoctl/unpeer, v1.2.0): ForeignClusters,
 * tenant namespaces, the handshake's Secrets, cached certificates, and Leases.
 */
public final class LiqoctlLeftovers {
  private static final List<Pattern> LIST =
      List.of(
          Pattern.compile("ForeignCluster .*"),
          Pattern.compile("Namespace liqo-tenant-.*"),
          Pattern.compile("Secret .*/liqo-nonce"),
          Pattern.compile("Secret .*/liqo-signed-nonce"),
          Pattern.compile("Secret .*/liqo-remote-certificate(-.*)?"),
          Pattern.compile("Lease .*/virtual-kubelet-leader-election"));

  private LiqoctlLeftovers() {}

  /** Whether it is one of them; the object as {@code Kind namespace/name}. */
  public static boolean isOne(String object) {
    return LIST.stream().anyMatch(pattern -> pattern.matcher(object).matches());
  }
}
