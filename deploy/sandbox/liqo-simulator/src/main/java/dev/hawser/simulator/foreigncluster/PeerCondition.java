package dev.hawser.simulator.foreigncluster;

import java.util.Map;

/** One condition of a ForeignCluster, in the words Liqo uses. */
record PeerCondition(String type, String status, String reason, String message) {
  static PeerCondition configuration() {
    return new PeerCondition(
        "NetworkConfigurationStatus",
        "Ready",
        "NetworkConfigurationPresence",
        "The network configuration of the peer cluster is present");
  }

  static PeerCondition configurationMissing() {
    return new PeerCondition(
        "NetworkConfigurationStatus",
        "NotReady",
        "NetworkConfigurationMissing",
        "The network configuration of the peer cluster is missing");
  }

  static PeerCondition gateway() {
    return new PeerCondition(
        "NetworkGatewayPresence",
        "Ready",
        "GatewayPresence",
        "There is a gateway connecting to the foreign cluster");
  }

  static PeerCondition gatewayMissing() {
    return new PeerCondition(
        "NetworkGatewayPresence",
        "NotReady",
        "GatewayMissing",
        "The gateway resource connecting to the foreign cluster is missing");
  }

  /** A count of things that are ready out of those there are. */
  static PeerCondition ready(String type, String reasons, String things, int ready, int all) {
    if (ready == all) {
      return new PeerCondition(type, "Ready", reasons + "Ready", "All " + things + " are ready");
    }
    return ready == 0
        ? new PeerCondition(
            type, "NotReady", reasons + "NotReady", "All " + things + " are not ready")
        : new PeerCondition(
            type, "SomeNotReady", reasons + "SomeNotReady", "Some " + things + " are not ready");
  }

  /** A Connection that has no status yet counts as one in error, for some milliseconds. */
  static PeerCondition connection(String value) {
    return switch (value) {
      case "Connected" -> connection("Established", "Established", "is established");
      case "Connecting" -> connection("Pending", "Pending", "is connecting");
      default -> connection("Error", "Error", "is in error");
    };
  }

  private static PeerCondition connection(String status, String reason, String verb) {
    return new PeerCondition(
        "NetworkConnectionStatus",
        status,
        "Connection" + reason,
        "The network connection with the foreign cluster " + verb);
  }

  static PeerCondition connectionMissing() {
    return new PeerCondition(
        "NetworkConnectionStatus",
        "NotReady",
        "ConnectionMissing",
        "There is no network connection with the foreign cluster");
  }

  static PeerCondition tenant(boolean ready) {
    return ready
        ? new PeerCondition(
            "AuthTenantStatus",
            "Ready",
            "TenantReady",
            "The tenant has been successfully configured")
        : new PeerCondition(
            "AuthTenantStatus",
            "NotReady",
            "TenantNotReady",
            "The tenant is not correctly configured");
  }

  static PeerCondition identity(boolean ready) {
    return ready
        ? new PeerCondition(
            "AuthIdentityControlPlaneStatus",
            "Ready",
            "IdentityReady",
            "The identity has been successfully configured")
        : new PeerCondition(
            "AuthIdentityControlPlaneStatus",
            "NotReady",
            "IdentityNotReady",
            "The identity is not correctly configured");
  }

  static PeerCondition apiServer(boolean ready) {
    return ready
        ? new PeerCondition(
            "APIServerStatus",
            "Established",
            "APIServerReady",
            "The foreign cluster API Server is ready")
        : new PeerCondition(
            "APIServerStatus",
            "Error",
            "APIServerNotReady",
            "The foreign cluster API Server is not ready");
  }

  Map<String, Object> fields() {
    return Map.of("type", type, "status", status, "reason", reason, "message", message);
  }
}
