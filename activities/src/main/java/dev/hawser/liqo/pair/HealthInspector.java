package dev.hawser.liqo.pair;

import dev.hawser.activity.Condition;
import dev.hawser.activity.Latency;
import dev.hawser.activity.PairHealth;
import dev.hawser.activity.PairHealth.AuthenticationHealth;
import dev.hawser.activity.PairHealth.NetworkHealth;
import dev.hawser.activity.PairHealth.OffloadingHealth;
import dev.hawser.activity.Role;
import dev.hawser.liqo.pki.Certificate;
import dev.hawser.liqo.resources.ConditionFields;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.SliceConditionType;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a peering fare on one cluster, from what an inspection has read anyway. Those
 * of the reverse peering are left out.
 */
final class HealthInspector {
  private final PairContents contents;
  private final ExistingObjects objects;
  private final NodeInspector nodes;
  private final String peer;

  HealthInspector(
      PairContents contents, ExistingObjects objects, NodeInspector nodes, String peer) {
    this.contents = contents;
    this.objects = objects;
    this.nodes = nodes;
    this.peer = peer;
  }

  PairHealth of(Role role) {
    return role == Role.CONSUMER
        ? new PairHealth(network(), ofConsumer(), offloading())
        : new PairHealth(network(), ofProvider(), slice(true));
  }

  private NetworkHealth network() {
    boolean server = contents.labelled(Kind.GATEWAY_SERVER).isPresent();
    return new NetworkHealth(
        contents
            .labelled(Kind.CONFIGURATION)
            .map(found -> ConditionFields.find(found, "NetworkCIDRsConfigured"))
            .orElse(null),
        networking(server ? "NetworkGatewayServerStatus" : "NetworkGatewayClientStatus"),
        networking("NetworkConnectionStatus"),
        contents.labelled(Kind.CONNECTION).flatMap(HealthInspector::latency).orElse(null));
  }

  /** Only the ForeignCluster knows the gateway's pods, and since when the tunnel is as it is. */
  private @Nullable Condition networking(String type) {
    return objects
        .knownForeignCluster()
        .map(
            found ->
                ConditionFields.find(found, type, "status", "modules", "networking", "conditions"))
        .orElse(null);
  }

  private static Optional<Latency> latency(GenericKubernetesResource connection) {
    var measured = ConditionFields.time(connection.get("status", "latency", "timestamp"));
    return Optional.ofNullable(Fields.text(connection, "status", "latency", "value"))
        .flatMap(value -> Latency.of(value, measured));
  }

  private AuthenticationHealth ofConsumer() {
    var identity = contents.named(Kind.IDENTITY, Labels.controlPlane(peer));
    return new AuthenticationHealth(
        null,
        identity.map(ConditionFields::created).orElse(null),
        identity.flatMap(found -> certificateEnd(found, "spec")).orElse(null));
  }

  private AuthenticationHealth ofProvider() {
    var tenant = contents.labelled(Kind.TENANT);
    return new AuthenticationHealth(
        tenant.map(ConditionFields::created).orElse(null),
        null,
        tenant.flatMap(found -> certificateEnd(found, "status")).orElse(null));
  }

  private static Optional<Instant> certificateEnd(GenericKubernetesResource object, String part) {
    return Optional.ofNullable(Fields.text(object, part, "authParams", "signedCRT"))
        .flatMap(Certificate::read)
        .map(Certificate::notAfter);
  }

  private OffloadingHealth offloading() {
    var slice = slice(false);
    return new OffloadingHealth(
        slice.sliceAuthentication(),
        slice.sliceResources(),
        contents.ofPeer(Kind.VIRTUAL_NODE).stream()
            .findFirst()
            .map(found -> ConditionFields.find(found, "VirtualKubelet"))
            .orElse(null),
        nodes.readiness());
  }

  /**
   * @param copy whether the one that Liqo copied from the consumer is meant
   */
  private OffloadingHealth slice(boolean copy) {
    var slice =
        contents.all(Kind.RESOURCE_SLICE).stream()
            .filter(found -> copy == (Fields.label(found, Labels.REPLICATED) != null))
            .filter(found -> copy || found.getMetadata().getName().equals(peer))
            .findFirst();
    return new OffloadingHealth(
        slice.map(found -> decision(found, SliceConditionType.AUTHENTICATION)).orElse(null),
        slice.map(found -> decision(found, SliceConditionType.RESOURCES)).orElse(null),
        null,
        null);
  }

  private static @Nullable Condition decision(
      GenericKubernetesResource slice, SliceConditionType type) {
    return ConditionFields.find(slice, type.type());
  }
}
