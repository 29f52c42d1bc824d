package dev.hawser.starter.status;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.AuthenticationView.IdentityView;
import dev.hawser.activity.AuthenticationView.NonceView;
import dev.hawser.activity.AuthenticationView.TenantView;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ClusterView.Installation;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.Condition;
import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.Latency;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.NetworkView.ConfigurationView;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.OffloadingView.NodeView;
import dev.hawser.activity.OffloadingView.SliceView;
import dev.hawser.activity.PairHealth;
import dev.hawser.activity.PairHealth.AuthenticationHealth;
import dev.hawser.activity.PairHealth.NetworkHealth;
import dev.hawser.activity.PairHealth.OffloadingHealth;
import dev.hawser.activity.SliceCondition;
import dev.hawser.activity.TenantCondition;
import dev.hawser.peering.Inspection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two clusters that are peered, as their workers see them; tests change what they are about. */
public final class PeeredViews {
  static final Instant SINCE = Instant.parse("2026-11-23T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Instant END = Instant.parse("2027-11-23T08:02:23Z");
  static final ClusterId ROME = new ClusterId("rome");
  static final ClusterId MILAN = new ClusterId("milan");

  private static final Endpoint ENDPOINT = new Endpoint(List.of("203.0.113.22"), 51840, "UDP");

  /** Milan's pods have addresses that rome uses for others. */
  private static final ConfigurationView MILAN_SEEN_BY_ROME =
      new ConfigurationView(
          new Cidrs(List.of("10.20.0.0/16"), List.of("10.70.0.0/16")),
          new Cidrs(List.of("10.60.0.0/16"), List.of("10.70.0.0/16")));

  private static final ConfigurationView ROME_SEEN_BY_MILAN =
      new ConfigurationView(
          new Cidrs(List.of("10.10.0.0/16"), List.of("10.70.0.0/16")),
          new Cidrs(List.of("10.10.0.0/16"), List.of("10.71.0.0/16")));

  NetworkView consumerNetwork = network(GatewayRole.CLIENT, ConnectionStatus.CONNECTED);
  NetworkView providerNetwork = network(GatewayRole.SERVER, ConnectionStatus.CONNECTED);
  @Nullable TenantView tenant = tenant(TenantCondition.ACTIVE);
  @Nullable TenantView reverseTenant;
  @Nullable IdentityView identity = new IdentityView("certificate", true, false);
  @Nullable SliceView slice = slice(SliceCondition.ACCEPTED);
  @Nullable NodeView node = new NodeView("milan", true);
  List<ObjectReference> consumerObjects =
      List.of(
          ObjectReference.of("Identity", "controlplane-milan"),
          ObjectReference.of("VirtualNode", "milan"),
          ObjectReference.of("ResourceSlice", "milan"));
  List<ObjectReference> providerObjects = List.of();
  Permissions consumerPermissions = Permissions.SUFFICIENT;
  Instant certificateEnd = END;
  Condition connection = condition("Established", "ConnectionEstablished", null);
  @Nullable Condition resources = condition("Accepted", "ResourcesAccepted", null);
  Condition readiness = condition("True", "KubeletReady", null);
  int pods = 2;

  /** Of the consumer. */
  @Nullable String identityKey;

  /** What an inspection of such clusters is, on any day of this millennium. */
  public static Inspection inspection(ClusterId consumer, ClusterId provider) {
    var views = new PeeredViews();
    views.certificateEnd = Instant.parse("2999-01-01T00:00:00Z");
    var seen = views.inspection();
    return new Inspection(consumer, provider, seen.consumer(), seen.provider(), List.of());
  }

  /** Neither has anything of the pair. */
  static PeeredViews none() {
    var views = new PeeredViews();
    views.consumerNetwork = NetworkView.NONE;
    views.providerNetwork = NetworkView.NONE;
    views.tenant = null;
    views.identity = null;
    views.slice = null;
    views.node = null;
    views.consumerObjects = List.of();
    views.pods = 0;
    return views;
  }

  Inspection inspection() {
    return new Inspection(ROME, MILAN, consumer(), provider(), List.of());
  }

  PairTree tree() {
    return PairTree.of(inspection(), NOW);
  }

  static Condition condition(String status, String reason, @Nullable String message) {
    return new Condition(status, reason, message, SINCE);
  }

  static NetworkView network(GatewayRole role, @Nullable ConnectionStatus connection) {
    return new NetworkView(
        role == GatewayRole.CLIENT ? MILAN_SEEN_BY_ROME : ROME_SEEN_BY_MILAN,
        new GatewayView(
            role, "gw", null, null, null, null, null, ENDPOINT, null, null, connection));
  }

  static TenantView tenant(TenantCondition condition) {
    return new TenantView("key", condition, null, null, false, false, false);
  }

  static SliceView slice(@Nullable SliceCondition resources) {
    return slice("default", true, resources);
  }

  static SliceView slice(
      String sliceClass, boolean createsNode, @Nullable SliceCondition resources) {
    boolean accepted = resources == SliceCondition.ACCEPTED;
    return new SliceView(
        "milan",
        sliceClass,
        createsNode,
        Map.of(),
        accepted ? Map.of("cpu", "4", "memory", "8Gi") : Map.of(),
        SliceCondition.ACCEPTED,
        resources,
        false);
  }

  private ClusterView consumer() {
    return view(
        ROME,
        identityKey,
        consumerPermissions,
        consumerNetwork,
        new AuthenticationView(new NonceView(null, null), null, reverseTenant, identity, List.of()),
        new OffloadingView(slice, node, pods, List.of()),
        consumerObjects,
        new PairHealth(
            networkHealth(),
            new AuthenticationHealth(null, SINCE, certificateEnd),
            new OffloadingHealth(
                condition("Accepted", "Accepted", null),
                resources,
                condition("Running", "Running", null),
                readiness)));
  }

  private ClusterView provider() {
    return view(
        MILAN,
        null,
        Permissions.SUFFICIENT,
        providerNetwork,
        new AuthenticationView(new NonceView(null, null), null, tenant, null, List.of()),
        OffloadingView.NONE,
        providerObjects,
        new PairHealth(
            networkHealth(),
            new AuthenticationHealth(SINCE, null, certificateEnd),
            new OffloadingHealth(null, resources, null, null)));
  }

  private NetworkHealth networkHealth() {
    return new NetworkHealth(
        condition("True", "NetworkCIDRsConfigured", null),
        condition("Ready", "GatewaysReady", null),
        connection,
        new Latency(Duration.ofNanos(1_230_000), SINCE));
  }

  private static ClusterView view(
      ClusterId cluster,
      @Nullable String identityKey,
      Permissions permissions,
      NetworkView network,
      AuthenticationView authentication,
      OffloadingView offloading,
      List<ObjectReference> consumerObjects,
      PairHealth health) {
    return new ClusterView(
        cluster,
        ActivityContract.VERSION,
        "liqo-tenant",
        null,
        new Installation(null, "v1.2.0", null, identityKey, null, null, List.of()),
        permissions,
        network,
        authentication,
        offloading,
        consumerObjects,
        List.of(),
        List.of(),
        health);
  }
}
