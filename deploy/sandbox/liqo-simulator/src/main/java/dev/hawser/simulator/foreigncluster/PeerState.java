package dev.hawser.simulator.foreigncluster;

import dev.hawser.simulator.runtime.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All objects that one cluster has of another, from which a ForeignCluster's status is derived.
 *
 * @param gatewayDeployments by name of gateway; a gateway without entry has no Deployment yet
 * @param virtualKubelets the Deployments behind the virtual nodes
 */
record PeerState(
    List<KubeObject> configurations,
    List<KubeObject> gatewayServers,
    List<KubeObject> gatewayClients,
    Map<String, KubeObject> gatewayDeployments,
    List<KubeObject> connections,
    Optional<KubeObject> tenant,
    Optional<KubeObject> identity,
    Optional<KubeObject> controlPlaneSecret,
    List<KubeObject> virtualNodes,
    List<KubeObject> virtualKubelets,
    List<KubeObject> nodes) {

  boolean isNetworked() {
    return !configurations.isEmpty()
        || !gatewayServers.isEmpty()
        || !gatewayClients.isEmpty()
        || !connections.isEmpty();
  }

  boolean isAuthenticated() {
    return tenant.isPresent() || isProvider();
  }

  /** Whether the other cluster gave this one credentials. */
  boolean isProvider() {
    return identity.isPresent() || controlPlaneSecret.isPresent();
  }

  String role() {
    boolean provides = isProvider() || !virtualNodes.isEmpty();
    if (tenant.isPresent()) {
      return provides ? "ConsumerAndProvider" : "Consumer";
    }
    return provides ? "Provider" : "Unknown";
  }
}
