package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the tunnel's gateways are made. A field left out takes liqoctl's default for a new gateway,
 * and keeps an existing one as it is.
 *
 * @param serverLocation who runs the gateway server; default Provider
 * @param serviceType default LoadBalancer
 * @param port Service and WireGuard port; default 51840
 * @param nodePort fixed node port; default: Kubernetes chooses
 * @param loadBalancerIp fixed load balancer address; default: the cloud chooses
 * @param clientAddress the address the client connects to instead of the server's own
 * @param clientPort the port the client connects to instead of the server's own
 * @param mtu of both gateways; default 1340
 */
public record GatewayOptions(
    @Nullable Location serverLocation,
    @Nullable ServiceType serviceType,
    @Nullable Integer port,
    @Nullable Integer nodePort,
    @Nullable String loadBalancerIp,
    @Nullable String clientAddress,
    @Nullable Integer clientPort,
    @Nullable Integer mtu) {

  public static final GatewayOptions DEFAULTS =
      new GatewayOptions(null, null, null, null, null, null, null, null);
  public static final int DEFAULT_PORT = 51840;
  public static final int DEFAULT_MTU = 1340;
  private static final int LEAST_NODE_PORT = 1024;

  /** Who runs the gateway server. */
  public enum Location {
    @JsonProperty("Provider")
    PROVIDER,
    @JsonProperty("Consumer")
    CONSUMER
  }

  /** How the server is exposed, in Kubernetes' words. */
  public enum ServiceType {
    @JsonProperty("LoadBalancer")
    LOAD_BALANCER("LoadBalancer"),
    @JsonProperty("NodePort")
    NODE_PORT("NodePort"),
    @JsonProperty("ClusterIP")
    CLUSTER_IP("ClusterIP");

    private final String word;

    ServiceType(String word) {
      this.word = word;
    }

    /** Kubernetes' own word. */
    public String word() {
      return word;
    }

    /** The type with this word; null when it is null or unknown. */
    public static @Nullable ServiceType of(@Nullable String word) {
      return Arrays.stream(values())
          .filter(type -> type.word.equals(word))
          .findFirst()
          .orElse(null);
    }
  }

  public GatewayOptions {
    ValueRules.inRange("gateway.port", port, 1, 65535);
    ValueRules.inRange("gateway.clientPort", clientPort, 1, 65535);
    requireNodePort(nodePort);
    ValueRules.inRange("gateway.mtu", mtu, 576, 65535);
    if (loadBalancerIp != null) Host.requireIp("gateway.loadBalancerIp", loadBalancerIp);
    if (clientAddress != null) Host.require("gateway.clientAddress", clientAddress);
    if (nodePort != null && serviceType != ServiceType.NODE_PORT) {
      throw new InvalidFieldException(
          "{} needs {} NodePort: set it, or leave the port out",
          "gateway.nodePort",
          "gateway.serviceType");
    }
    if (loadBalancerIp != null && serviceType != null && serviceType != ServiceType.LOAD_BALANCER) {
      throw new InvalidFieldException(
          "{} needs {} LoadBalancer, not " + serviceType.word(),
          "gateway.loadBalancerIp",
          "gateway.serviceType");
    }
  }

  /** How a new gateway server is exposed. */
  public ServiceType serviceTypeOrDefault() {
    return serviceType == null ? ServiceType.LOAD_BALANCER : serviceType;
  }

  /** The endpoint the client connects to in order to reach this server. */
  public Endpoint dialledBy(Endpoint server) {
    return new Endpoint(
        clientAddress == null ? server.addresses() : List.of(clientAddress),
        clientPort == null ? server.port() : clientPort,
        server.protocol());
  }

  /** Clusters may have another range than the default one, but none below the system ports. */
  private static void requireNodePort(@Nullable Integer port) {
    if (port != null && (port < LEAST_NODE_PORT || port > 65535)) {
      throw new InvalidFieldException(
          "{} is "
              + port
              + ": use a port of the provider's node port range, by default 30000 to 32767",
          "gateway.nodePort");
    }
  }
}
