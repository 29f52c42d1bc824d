package dev.hawser.peering.saga;

import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.AuthenticationView.CertificateView;
import dev.hawser.activity.AuthenticationView.IdentityView;
import dev.hawser.activity.AuthenticationView.NonceView;
import dev.hawser.activity.AuthenticationView.TenantView;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ClusterView.Installation;
import dev.hawser.activity.ClusterView.NamespaceView;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.NetworkView.ConfigurationView;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.OffloadingView.NodeView;
import dev.hawser.activity.OffloadingView.SliceView;
import dev.hawser.activity.SliceCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a fake cluster shows of its objects. */
public final class FakeView {
  private final FakeCluster cluster;
  private final FakeObjects objects;

  private FakeView(FakeCluster cluster) {
    this.cluster = cluster;
    this.objects = cluster.objects;
  }

  public static ClusterView of(FakeCluster cluster) {
    return new FakeView(cluster).view();
  }

  private ClusterView view() {
    return new ClusterView(
        cluster.id,
        cluster.contract,
        "liqo-tenant-" + cluster.peer,
        namespace(),
        new Installation(
            cluster.uid,
            cluster.version,
            cluster.cidrs,
            cluster.identityKey,
            cluster.proxy,
            cluster.identityIssuer,
            cluster.templateGaps),
        new Permissions(cluster.missingPermissions, cluster.missingForRepair),
        new NetworkView(configuration(), gateway()),
        new AuthenticationView(
            new NonceView(objects.field("Nonce", "value"), objects.field("SignedNonce", "value")),
            certificate(),
            tenant(),
            identity(),
            cluster.stuck),
        new OffloadingView(
            slice(), node(), cluster.offloadedPods, cluster.nameConflicts, cluster.workloads),
        consuming(),
        byProducts(),
        cluster.policies);
  }

  private @Nullable NodeView node() {
    return objects.has("Node") ? new NodeView(cluster.peer.value(), !cluster.nodeNotReady) : null;
  }

  private @Nullable NamespaceView namespace() {
    if (!objects.has(FakePair.NAMESPACE)) return null;
    boolean terminating = objects.field(FakePair.NAMESPACE, "terminating") != null;
    return new NamespaceView("liqo-tenant-" + cluster.peer, terminating, null, claim());
  }

  private @Nullable ClaimHolder claim() {
    var holder = objects.field(FakePair.NAMESPACE, "claim");
    if (holder == null) return null;
    int slash = holder.lastIndexOf('/');
    return new ClaimHolder(
        "default", holder.substring(0, slash), holder.substring(slash + 1), Instant.EPOCH);
  }

  private @Nullable ConfigurationView configuration() {
    if (!objects.has("Configuration")) return null;
    var pods = objects.field("Configuration", "pod");
    return new ConfigurationView(
        new Cidrs(List.of(pods), List.of(objects.field("Configuration", "external"))),
        FakeNetwork.mapped(cluster));
  }

  private @Nullable GatewayView gateway() {
    var role =
        objects.has("GatewayServer")
            ? GatewayRole.SERVER
            : objects.has("GatewayClient") ? GatewayRole.CLIENT : null;
    if (role == null) return null;
    String kind = role == GatewayRole.SERVER ? "GatewayServer" : "GatewayClient";
    var port = objects.field(kind, "port");
    return new GatewayView(
        role,
        "gateway",
        ServiceType.of(objects.field(kind, "serviceType")),
        port == null ? null : Integer.valueOf(port),
        null,
        null,
        1340,
        new Endpoint(List.of(objects.field(kind, "address")), 51840, "UDP"),
        "wg-" + cluster.id,
        objects.field("PublicKey", "key"),
        objects.has("PublicKey") && !cluster.tunnelDown
            ? ConnectionStatus.CONNECTED
            : ConnectionStatus.ERROR);
  }

  private @Nullable CertificateView certificate() {
    if (!objects.has(FakePair.CERTIFICATE)) return null;
    var notAfter = objects.field(FakePair.CERTIFICATE, "notAfter");
    return new CertificateView(
        objects.field(FakePair.CERTIFICATE, "key"),
        notAfter == null ? null : Instant.parse(notAfter));
  }

  private @Nullable TenantView tenant() {
    if (!objects.has("Tenant")) return null;
    return new TenantView(
        objects.field("Tenant", "key"),
        cluster.condition,
        objects.field("Tenant", "proxyUrl"),
        "certificate-for-" + cluster.peer,
        cluster.permissionsRevoked,
        cluster.unrenewable,
        false);
  }

  private @Nullable IdentityView identity() {
    return objects.has("Identity")
        ? new IdentityView("certificate-for-" + cluster.id, true, false)
        : null;
  }

  private @Nullable SliceView slice() {
    if (!objects.has("ResourceSlice")) return null;
    var cpu = objects.field("ResourceSlice", "cpu");
    Map<String, String> requested = cpu == null ? Map.of() : Map.of("cpu", cpu);
    var answer = cluster.unusable == null ? SliceCondition.ACCEPTED : SliceCondition.DENIED;
    return new SliceView(
        cluster.peer.value(),
        "default",
        true,
        requested,
        Map.of("cpu", "4"),
        answer,
        answer,
        false);
  }

  private List<ObjectReference> consuming() {
    return Stream.of("Identity", "VirtualNode", "ResourceSlice")
        .filter(objects::has)
        .map(cluster::reference)
        .toList();
  }

  private List<ObjectReference> byProducts() {
    var there = new ArrayList<ObjectReference>();
    if (objects.has(FakePair.FOREIGN_CLUSTER))
      there.add(cluster.reference(FakePair.FOREIGN_CLUSTER));
    if (objects.has(FakePair.CERTIFICATE)) there.add(FakePair.CACHED_CERTIFICATE);
    return there;
  }
}
