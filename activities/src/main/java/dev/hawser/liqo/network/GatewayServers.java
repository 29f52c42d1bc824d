package dev.hawser.liqo.network;

import dev.hawser.activity.Endpoint;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.liqo.cluster.AllowedPeer;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.NetworkFields;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway that listens. */
final class GatewayServers {
  private final PairObjects pair;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Gateways gateways;
  private final AllowedPeer allowed;

  GatewayServers(
      PairObjects pair,
      ObjectWriter objects,
      ActivityAttempt attempt,
      Gateways gateways,
      AllowedPeer allowed) {
    this.pair = pair;
    this.objects = objects;
    this.attempt = attempt;
    this.gateways = gateways;
    this.allowed = allowed;
  }

  GatewayServerEndpoint ensure(GatewayServerInput server) {
    var namespace = pair.namespace();
    if (server.replace()) replaceDifferent(namespace, server.options());
    var existing = pair.labelled(Kind.GATEWAY_SERVER, namespace);
    var ensured =
        existing.isPresent() && server.adopt()
            ? existing.get()
            : objects.ensure(desired(namespace, existing.orElse(null), server.options()), existing);
    var uid = ensured.getMetadata().getUid();
    var address =
        attempt.await(
            condition(addressOf(ensured), Kind.GATEWAY_SERVER)
                .explainedBy(() -> diagnosis(namespace)),
            () -> address(namespace, uid));
    var key =
        attempt.await(
            condition("keys")
                .explainedBy(() -> gateways.missingKeys(Kind.GATEWAY_SERVER, namespace)),
            () -> gateways.publicKey(namespace));
    return new GatewayServerEndpoint(address, key);
  }

  /** The address of a LoadBalancer comes from the cloud provider; the wait says so at once. */
  private static String addressOf(GenericKubernetesResource server) {
    return isBalanced(server)
        ? "a load-balancer address for Service gw-%s,".formatted(server.getMetadata().getName())
        : "an address";
  }

  private static WaitCondition condition(String what, Kind... kinds) {
    return WaitCondition.of(what + " for the gateway server", kinds)
        .failing(FailureType.GATEWAY_UNREACHABLE);
  }

  /** Replaces it once: a repeated attempt finds the new one, which no longer differs. */
  private void replaceDifferent(String namespace, GatewayOptions options) {
    var existing = pair.labelled(Kind.GATEWAY_SERVER, namespace);
    if (existing.isEmpty()) return;
    var wanted = endpoint(existing.get(), options);
    boolean same =
        wanted.equals(existing.get().get("spec", "endpoint"))
            && Gateways.mtu(existing.get(), options)
                == Gateways.mtu(existing.get(), GatewayOptions.DEFAULTS);
    if (same) return;
    requireAllowed(existing.get(), options);
    objects.delete(Kind.GATEWAY_SERVER, existing.get());
    gateways.awaitChildrenGone(
        Kind.GATEWAY_SERVER, namespace, existing.get().getMetadata().getName());
  }

  private DesiredObject desired(
      String namespace, @Nullable GenericKubernetesResource existing, GatewayOptions options) {
    String name = existing == null ? pair.peer() : existing.getMetadata().getName();
    requireAllowed(existing, options);
    return DesiredObject.of(Kind.GATEWAY_SERVER, namespace, name)
        .label(Labels.REMOTE_CLUSTER, pair.peer())
        .spec("mtu", Gateways.mtu(existing, options))
        .spec("endpoint", endpoint(existing, options))
        .spec("serverTemplateRef", gateways.templateRef(Kind.SERVER_TEMPLATE, "wireguard-server"));
  }

  /** As it is about to be exposed, whether requested or by default. */
  private void requireAllowed(
      @Nullable GenericKubernetesResource existing, GatewayOptions options) {
    String type = String.valueOf(endpoint(existing, options).get("serviceType"));
    allowed.require(policy -> policy.refusesServiceType(type));
  }

  /** Options that were not requested keep their value, or get liqoctl's default. */
  private static Map<String, Object> endpoint(
      @Nullable GenericKubernetesResource existing, GatewayOptions options) {
    var endpoint = new LinkedHashMap<String, Object>();
    endpoint.put("port", GatewayOptions.DEFAULT_PORT);
    endpoint.put("serviceType", GatewayOptions.ServiceType.LOAD_BALANCER.word());
    if (existing != null && existing.get("spec", "endpoint") instanceof Map<?, ?> current) {
      current.forEach((field, value) -> endpoint.put(String.valueOf(field), value));
    }
    if (options.port() != null) endpoint.put("port", options.port());
    if (options.serviceType() != null) endpoint.put("serviceType", options.serviceType().word());
    if (options.nodePort() != null) endpoint.put("nodePort", options.nodePort());
    if (options.loadBalancerIp() != null) endpoint.put("loadBalancerIP", options.loadBalancerIp());
    return endpoint;
  }

  private Optional<Endpoint> address(String namespace, String uid) {
    return pair.labelled(Kind.GATEWAY_SERVER, namespace)
        .filter(existing -> existing.getMetadata().getUid().equals(uid))
        .flatMap(NetworkFields::endpoint);
  }

  private String diagnosis(String namespace) {
    var existing = pair.labelled(Kind.GATEWAY_SERVER, namespace);
    if (existing.isEmpty()) return "the GatewayServer has disappeared";
    String service = "gw-" + existing.get().getMetadata().getName();
    String problems = gateways.problems(namespace);
    if (isBalanced(existing.get())) {
      return Diagnostics.join(
          "Service "
              + service
              + " of type LoadBalancer has no address: the cloud provider has not assigned one;"
              + " another gateway.serviceType may help",
          problems);
    }
    return Fields.name(existing.get())
        + " has no endpoint in its status: "
        + (problems.isEmpty() ? "does Liqo's controller manager run?" : problems);
  }

  private static boolean isBalanced(GenericKubernetesResource server) {
    return "LoadBalancer".equals(Fields.text(server, "spec", "endpoint", "serviceType"));
  }
}
