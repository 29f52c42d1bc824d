package dev.hawser.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be seen from outside of a peering that works. */
public final class PeeringAssertions {
  private PeeringAssertions() {}

  public static void node(ClusterUser consumer, ClusterUser provider) {
    var node = consumer.get(ResourceKind.NODE, null, provider.id().value());
    Expect.that(node.isPresent(), "node " + provider.id() + " exists on " + consumer.id());
    Expect.equal("True", condition(node.get(), "Ready"), "node " + provider.id() + " is Ready");
  }

  public static void noNode(ClusterUser consumer, ClusterUser provider) {
    Expect.that(
        consumer.get(ResourceKind.NODE, null, provider.id().value()).isEmpty(),
        "there is no node " + provider.id() + " on " + consumer.id());
  }

  public static void connected(ClusterUser one, ClusterUser other) {
    for (var pair : List.of(List.of(one, other), List.of(other, one))) {
      var connection =
          pair.get(0)
              .get(
                  ResourceKind.CONNECTION,
                  ClusterUser.tenantNamespace(pair.get(1)),
                  "gw-" + pair.get(1).id());
      var value = connection.map(found -> found.<Object>get("status", "value"));
      Expect.equal(
          Optional.of("Connected"), value, "the tunnel as " + pair.get(0).id() + " sees it");
    }
  }

  public static void serverOn(ClusterUser server, ClusterUser client) {
    Expect.that(
        server
            .get(
                ResourceKind.GATEWAY_SERVER,
                ClusterUser.tenantNamespace(client),
                client.id().value())
            .isPresent(),
        "the gateway server is on " + server.id());
    Expect.that(
        client
            .get(
                ResourceKind.GATEWAY_CLIENT,
                ClusterUser.tenantNamespace(server),
                server.id().value())
            .isPresent(),
        "the gateway client is on " + client.id());
  }

  public static Optional<GenericKubernetesResource> server(ClusterUser server, ClusterUser client) {
    return server.get(
        ResourceKind.GATEWAY_SERVER, ClusterUser.tenantNamespace(client), client.id().value());
  }

  /** Whether the provider has the copy of the consumer's namespace map. */
  public static boolean mapped(ClusterUser consumer, ClusterUser provider) {
    return provider.list(ResourceKind.NAMESPACE_MAP).stream()
        .anyMatch(
            map -> ClusterUser.tenantNamespace(consumer).equals(map.getMetadata().getNamespace()));
  }

  public static void unclaimed(ClusterUser one, ClusterUser other) {
    for (var side : List.of(List.of(one, other), List.of(other, one))) {
      var namespace =
          side.get(0).get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(side.get(1)));
      var annotations =
          namespace.map(found -> found.getMetadata().getAnnotations()).orElse(Map.of());
      Expect.that(
          annotations == null || !annotations.containsKey("hawser.dev/claim"),
          "nobody holds the pair on " + side.get(0).id() + " any more");
    }
  }

  private static Object condition(GenericKubernetesResource resource, String type) {
    if (!(resource.get("status", "conditions") instanceof List<?> conditions)) return "absent";
    return conditions.stream()
        .filter(found -> found instanceof Map<?, ?> map && type.equals(map.get("type")))
        .map(found -> (Object) String.valueOf(((Map<?, ?>) found).get("status")))
        .findFirst()
        .orElse("absent");
  }
}
