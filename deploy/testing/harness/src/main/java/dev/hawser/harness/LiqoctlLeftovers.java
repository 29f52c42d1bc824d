package dev.hawser.harness;

/**
 * The objects that {@code liqoctl unpeer} leaves by design (pkg/liqoctl/unpeer, v1.2.0):
 * ForeignClusters, tenant namespaces, the handshake's Secrets, cached certificates, and Leases.
 */
public final class LiqoctlLeftovers {
  private static final String CERTIFICATE = "liqo-remote-certificate";

  private LiqoctlLeftovers() {}

  /** Whether the object is one of them. */
  public static boolean contains(ObservedObject object) {
    String name = object.name();
    return switch (object.kind()) {
      case FOREIGN_CLUSTER -> true;
      case NAMESPACE -> name.startsWith("liqo-tenant-");
      case SECRET ->
          name.equals("liqo-nonce")
              || name.equals("liqo-signed-nonce")
              || name.equals(CERTIFICATE)
              || name.startsWith(CERTIFICATE + "-");
      case LEASE -> name.equals("virtual-kubelet-leader-election");
      default -> false;
    };
  }
}
