package dev.hawser.liqo.network;

import dev.hawser.activity.Endpoint;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
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

/** The end of the tunnel that listens. */
final class GatewayServers {
  private final PairObjects pair;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Gateways gateways;

  GatewayServers(
      PairObjects pair, ObjectWriter objects, ActivityAttempt attempt, Gateways gateways) {
    this.pair = pair;
    this.objects = objects;
    this.attempt = attempt;
    this.gateways = gateways;
  }

  GatewayServerEndpoint ensure(GatewayServerInput server) {
    var namespace = pair.namespace();
    if (server.replace()) replaceDifferent(namespace, server.options());
    var living = pair.labelled(Kind.GATEWAY_SERVER, namespace);
    var ensured =
        living.isPresent() && server.adopt()
            ? living.get()
            : objects.ensure(desired(namespace, living.orElse(null), server.options()), living);
    var uid = ensured.getMetadata().getUid();
    var address =
        attempt.await(
            toHave(addressOf(ensured), Kind.GATEWAY_SERVER).explainedBy(() -> diagnosis(namespace)),
            () -> address(namespace, uid));
    var key =
        attempt.await(
            toHave("keys").explainedBy(() -> gateways.keyless(Kind.GATEWAY_SERVER, namespace)),
            () -> gateways.publicKey(namespace));
    return new GatewayServerEndpoint(address, key);
  }

  /** The address of a LoadBalancer comes from the cloud provider; the wait says so at once. */
  private static String addressOf(GenericKubernetesResource server) {
    return isBalanced(server)
        ? "a load-balancer address for Service gw-%s,".formatted(server.getMetadata().getName())
        : "an address";
  }

  private static WaitCondition toHave(String what, Kind... kinds) {
    return WaitCondition.of(what + " for the gateway server", kinds)
        .failing(FailureType.GATEWAY_UNREACHABLE);
  }

  /** Not twice: a repeated attempt finds the new one, which no longer differs. */
  private void replaceDifferent(String namespace, GatewayOptions options) {
    var living = pair.labelled(Kind.GATEWAY_SERVER, namespace);
    if (living.isEmpty()) return;
    var wanted = endpoint(living.get(), options);
    boolean same =
        wanted.equals(living.get().get("spec", "endpoint"))
            && Gateways.mtu(living.get(), options)
                == Gateways.mtu(living.get(), GatewayOptions.DEFAULTS);
    if (same) return;
    objects.delete(Kind.GATEWAY_SERVER, living.get());
    gateways.awaitChildrenGone(
        Kind.GATEWAY_SERVER, namespace, living.get().getMetadata().getName());
  }

  private DesiredObject desired(
      String namespace, @Nullable GenericKubernetesResource living, GatewayOptions options) {
    String name = living == null ? pair.peer() : living.getMetadata().getName();
    return DesiredObject.of(Kind.GATEWAY_SERVER, namespace, name)
        .label(Labels.REMOTE_CLUSTER, pair.peer())
        .spec("mtu", Gateways.mtu(living, options))
        .spec("endpoint", endpoint(living, options))
        .spec("serverTemplateRef", gateways.templateRef(Kind.SERVER_TEMPLATE, "wireguard-server"));
  }

  /** What was not asked for stays as it is, or is liqoctl's default. */
  private static Map<String, Object> endpoint(
      @Nullable GenericKubernetesResource living, GatewayOptions options) {
    var endpoint = new LinkedHashMap<String, Object>();
    endpoint.put("port", GatewayOptions.DEFAULT_PORT);
    endpoint.put("serviceType", GatewayOptions.ServiceType.LOAD_BALANCER.word());
    if (living != null && living.get("spec", "endpoint") instanceof Map<?, ?> is) {
      is.forEach((field, value) -> endpoint.put(String.valueOf(field), value));
    }
    if (options.port() != null) endpoint.put("port", options.port());
    if (options.serviceType() != null) endpoint.put("serviceType", options.serviceType().word());
    if (options.nodePort() != null) endpoint.put("nodePort", options.nodePort());
    if (options.loadBalancerIp() != null) endpoint.put("loadBalancerIP", options.loadBalancerIp());
    return endpoint;
  }

  private Optional<Endpoint> address(String namespace, String uid) {
    return pair.labelled(Kind.GATEWAY_SERVER, namespace)
        .filter(living -> living.getMetadata().getUid().equals(uid))
        .flatMap(NetworkFields::endpoint);
  }

  private String diagnosis(String namespace) {
    var living = pair.labelled(Kind.GATEWAY_SERVER, namespace);
    if (living.isEmpty()) return "the GatewayServer has disappeared";
    String service = "gw-" + living.get().getMetadata().getName();
    String trouble = gateways.trouble(namespace);
    if (isBalanced(living.get())) {
      return Diagnostics.join(
          "Service "
              + service
              + " of type LoadBalancer has no address: the cloud provider has not assigned one;"
              + " another gateway.serviceType may help",
          trouble);
    }
    return Fields.name(living.get())
        + " has no endpoint in its status: "
        + (trouble.isEmpty() ? "does Liqo's controller manager run?" : trouble);
  }

  private static boolean isBalanced(GenericKubernetesResource server) {
    return "LoadBalancer".equals(Fields.text(server, "spec", "endpoint", "serviceType"));
  }
}
