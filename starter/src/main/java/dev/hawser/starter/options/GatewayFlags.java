package dev.hawser.starter.options;

import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayOptions.Location;
import dev.hawser.activity.GatewayOptions.ServiceType;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** liqoctl's networking flags. */
public final class GatewayFlags {
  @Option(
      names = "--networking-disabled",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Disable networking between the two clusters (default false)")
  boolean disabled;

  @Option(
      names = "--gw-server-service-location",
      paramLabel = "ROLE",
      converter = EnumConverter.ServerLocation.class,
      description =
          "Which cluster runs the gateway server: Provider or Consumer (default Provider)")
  @Nullable Location location;

  @Option(
      names = "--gw-server-service-type",
      paramLabel = "TYPE",
      converter = EnumConverter.ServerType.class,
      description =
          "Service type of the gateway server: LoadBalancer, NodePort or ClusterIP (default"
              + " LoadBalancer)")
  @Nullable ServiceType type;

  @Option(
      names = "--gw-server-service-port",
      paramLabel = "PORT",
      description = "Port of the gateway server's Service (default 51840)")
  @Nullable Integer port;

  @Option(
      names = "--gw-server-service-nodeport",
      paramLabel = "PORT",
      description = "Node port of the gateway server; 0 lets Kubernetes choose")
  @Nullable Integer nodePort;

  @Option(
      names = "--gw-server-service-loadbalancerip",
      paramLabel = "IP",
      description = "Load balancer IP of the gateway server")
  @Nullable String loadBalancerIp;

  @Option(
      names = "--gw-client-address",
      paramLabel = "HOST",
      description =
          "Address that the gateway client connects to instead of the server's own, for example"
              + " when the server is behind a NAT")
  @Nullable String clientAddress;

  @Option(
      names = "--gw-client-port",
      paramLabel = "PORT",
      description = "Port that the gateway client connects to instead of the server's own")
  @Nullable Integer clientPort;

  @Option(
      names = "--mtu",
      paramLabel = "BYTES",
      description = "MTU of both gateways (default 1340)")
  @Nullable Integer mtu;

  /** Null when no flag was given: an existing gateway stays as it is. */
  @Nullable GatewayOptions options() {
    var given =
        new GatewayOptions(
            location,
            type,
            port,
            unlessZero(nodePort),
            unlessEmpty(loadBalancerIp),
            unlessEmpty(clientAddress),
            unlessZero(clientPort),
            mtu);
    return given.equals(GatewayOptions.DEFAULTS) ? null : given;
  }

  /** Which of them were given, besides the one that disables networking. */
  GivenFlags given() {
    return new GivenFlags()
        .with("--gw-server-service-location", location)
        .with("--gw-server-service-type", type)
        .with("--gw-server-service-port", port)
        .with("--gw-server-service-nodeport", unlessZero(nodePort))
        .with("--gw-server-service-loadbalancerip", unlessEmpty(loadBalancerIp))
        .with("--gw-client-address", unlessEmpty(clientAddress))
        .with("--gw-client-port", unlessZero(clientPort))
        .with("--mtu", mtu);
  }

  private static @Nullable Integer unlessZero(@Nullable Integer value) {
    return Stream.ofNullable(value).filter(n -> n != 0).findFirst().orElse(null);
  }

  static @Nullable String unlessEmpty(@Nullable String value) {
    return Objects.equals(value, "") ? null : value;
  }
}
