package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.JsonFields;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.RequeueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway server can be reached, by the type of its service.
 *
 * <p>Source: {@code .../networking/external-network/wireguard/wggatewayserver_controller.go} of
 * Liqo v1.2.0.
 */
final class GatewayEndpoint {
  private static final List<String> PREFERRED =
      List.of("ExternalDNS", "ExternalIP", "InternalDNS", "InternalIP", "Hostname");

  private final ClusterClient cluster;

  GatewayEndpoint(ClusterClient cluster) {
    this.cluster = cluster;
  }

  Optional<Map<String, Object>> of(KubeObject service, Optional<KubeObject> pod) {
    var port = JsonFields.map(service.list("spec.ports").get(0));
    return switch (service.text("spec.type")) {
      case "ClusterIP" ->
          Optional.of(endpoint(port.get("port"), texts(service.list("spec.clusterIPs"))));
      case "NodePort" ->
          port.get("nodePort") == null
              ? Optional.empty()
              : pod.map(running -> endpoint(port.get("nodePort"), nodeAddress(running)));
      case "LoadBalancer" -> Optional.of(endpoint(port.get("port"), balancerAddresses(service)));
      default -> throw new RequeueException("service type of " + service + " is not supported");
    };
  }

  private static Map<String, Object> endpoint(@Nullable Object port, List<String> addresses) {
    var endpoint = new LinkedHashMap<String, Object>();
    if (!addresses.isEmpty()) {
      endpoint.put("addresses", addresses);
    }
    if (port != null) {
      endpoint.put("port", port);
    }
    endpoint.put("protocol", "UDP");
    return endpoint;
  }

  private static List<String> texts(List<Object> values) {
    return values.stream().map(Object::toString).toList();
  }

  /** Per entry the IP before the host name. */
  private static List<String> balancerAddresses(KubeObject service) {
    var addresses = new ArrayList<String>();
    for (Object entry : service.list("status.loadBalancer.ingress")) {
      var ingress = JsonFields.map(entry);
      for (String key : List.of("ip", "hostname")) {
        if (ingress.get(key) instanceof String address && !address.isEmpty()) {
          addresses.add(address);
        }
      }
    }
    return addresses;
  }

  /** One empty address for a node that is not ready: what Liqo really writes. */
  private List<String> nodeAddress(KubeObject pod) {
    var node = cluster.require(ObjectKind.NODE, ObjectRef.cluster(pod.text("spec.nodeName")));
    if (!Conditions.status(node.list("status.conditions"), "Ready").equals("True")) {
      return List.of("");
    }
    var addresses = node.list("status.addresses").stream().map(JsonFields::map).toList();
    return PREFERRED.stream()
        .flatMap(type -> addresses.stream().filter(address -> type.equals(address.get("type"))))
        .map(address -> String.valueOf(address.get("address")))
        .limit(1)
        .toList();
  }
}
