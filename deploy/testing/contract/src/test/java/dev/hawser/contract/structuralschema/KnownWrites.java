package dev.hawser.contract.structuralschema;

import java.util.Set;

/** The kinds, and kinds' statuses, that peerings write. */
final class KnownWrites {
  static final Set<String> OF_PEERINGS =
      Set.of(
          "Configuration",
          "Configuration/status",
          "Connection",
          "Connection/status",
          "ForeignCluster",
          "ForeignCluster/status",
          "GatewayClient",
          "GatewayClient/status",
          "GatewayServer",
          "GatewayServer/status",
          "IP",
          "IP/status",
          "Identity",
          "Identity/status",
          "NamespaceMap",
          "Network",
          "Network/status",
          "PublicKey",
          "Quota",
          "Renew",
          "Renew/status",
          "ResourceSlice",
          "ResourceSlice/status",
          "Tenant",
          "Tenant/status",
          "VirtualNode",
          "VirtualNode/status",
          "VkOptionsTemplate",
          "WgGatewayClient",
          "WgGatewayClient/status",
          "WgGatewayClientTemplate",
          "WgGatewayServer",
          "WgGatewayServer/status",
          "WgGatewayServerTemplate");

  private KnownWrites() {}
}
