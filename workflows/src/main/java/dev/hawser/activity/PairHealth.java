package dev.hawser.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a pair fare on one cluster: since when, why, how fast, until when. It is for
 * people; no plan depends on it. What is null is absent, or may not be read.
 */
public record PairHealth(
    NetworkHealth network, AuthenticationHealth authentication, OffloadingHealth offloading) {

  /**
   * The network.
   *
   * @param configuration whether the peer's networks are mapped
   * @param gateway whether the gateway's pods are ready, as Liqo's ForeignCluster says
   * @param connection the tunnel, as Liqo's ForeignCluster says: the Connection itself has no time
   * @param latency of the last ping through the tunnel
   */
  public record NetworkHealth(
      @Nullable Condition configuration,
      @Nullable Condition gateway,
      @Nullable Condition connection,
      @Nullable Latency latency) {}

  /**
   * The credentials.
   *
   * @param tenantSince when the Tenant was created, on the provider
   * @param identitySince when the control-plane Identity was created, on the consumer
   * @param certificateEnd when the certificate that this Tenant or Identity holds expires
   */
  public record AuthenticationHealth(
      @Nullable Instant tenantSince,
      @Nullable Instant identitySince,
      @Nullable Instant certificateEnd) {}

  /**
   * Offloading.
   *
   * @param sliceAuthentication of the consumer's ResourceSlice, or of its copy on the provider
   * @param sliceResources as {@code sliceAuthentication}
   * @param virtualNode whether the virtual kubelet runs, on the consumer
   * @param node whether the Node of the virtual node is ready, on the consumer
   */
  public record OffloadingHealth(
      @Nullable Condition sliceAuthentication,
      @Nullable Condition sliceResources,
      @Nullable Condition virtualNode,
      @Nullable Condition node) {}
}
