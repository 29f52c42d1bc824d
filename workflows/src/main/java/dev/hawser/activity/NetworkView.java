package dev.hawser.activity;

import org.jspecify.annotations.Nullable;

/** What one cluster shows of the network with the peer. */
public record NetworkView(
    @Nullable ConfigurationView configuration, @Nullable GatewayView gateway) {
  /** No network. */
  public static final NetworkView NONE = new NetworkView(null, null);

  /** Whether any part of the network exists. */
  public boolean exists() {
    return configuration != null || gateway != null;
  }

  /**
   * The peer's networks as configured here.
   *
   * @param mapped how this cluster remaps them; null until it has
   */
  public record ConfigurationView(@Nullable Cidrs peer, @Nullable Cidrs mapped) {}

  /**
   * The gateway on this cluster, and the peer's key that it trusts.
   *
   * @param serviceType how the server is exposed; null for a client, and for a type that Hawser
   *     does not know
   * @param connection null without a Connection, or while it has no status
   */
  public record GatewayView(
      GatewayRole role,
      String name,
      GatewayOptions.@Nullable ServiceType serviceType,
      @Nullable Integer port,
      @Nullable Integer nodePort,
      @Nullable String loadBalancerIp,
      @Nullable Integer mtu,
      @Nullable Endpoint endpoint,
      @Nullable String publicKey,
      @Nullable String peerKey,
      @Nullable ConnectionStatus connection) {
    /** Whether the tunnel is up as seen from here. */
    public boolean connected() {
      return connection == ConnectionStatus.CONNECTED;
    }
  }
}
