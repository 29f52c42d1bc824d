package dev.hawser.sandbox.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be seen from outside of a peering that works. */
public final class Peered {
  private Peered() {}

  public static void node(Side consumer, Side provider) {
    var node = consumer.get(Watched.NODE, null, provider.id().value());
    Expect.that(node.isPresent(), "node " + provider.id() + " exists on " + consumer.id());
    Expect.equal("True", condition(node.get(), "Ready"), "node " + provider.id() + " is Ready");
  }

  public static void noNode(Side consumer, Side provider) {
    Expect.that(
        consumer.get(Watched.NODE, null, provider.id().value()).isEmpty(),
        "there is no node " + provider.id() + " on " + consumer.id());
  }

  public static void connected(Side one, Side other) {
    for (var pair : List.of(List.of(one, other), List.of(other, one))) {
      var connection =
          pair.get(0)
              .get(Watched.CONNECTION, Side.tenantNamespace(pair.get(1)), "gw-" + pair.get(1).id());
      var value = connection.map(found -> found.<Object>get("status", "value"));
      Expect.equal(
          Optional.of("Connected"), value, "the tunnel as " + pair.get(0).id() + " sees it");
    }
  }

  public static void serverOn(Side server, Side client) {
    Expect.that(
        server
            .get(Watched.GATEWAY_SERVER, Side.tenantNamespace(client), client.id().value())
            .isPresent(),
        "the gateway server is on " + server.id());
    Expect.that(
        client
            .get(Watched.GATEWAY_CLIENT, Side.tenantNamespace(server), server.id().value())
            .isPresent(),
        "the gateway client is on " + client.id());
  }

  public static Optional<GenericKubernetesResource> server(Side server, Side client) {
    return server.get(Watched.GATEWAY_SERVER, Side.tenantNamespace(client), client.id().value());
  }

  /** Whether the provider has the copy of the consumer's namespace map. */
  public static boolean mapped(Side consumer, Side provider) {
    return provider.list(Watched.NAMESPACE_MAP).stream()
        .anyMatch(map -> Side.tenantNamespace(consumer).equals(map.getMetadata().getNamespace()));
  }

  public static void unclaimed(Side one, Side other) {
    for (var side : List.of(List.of(one, other), List.of(other, one))) {
      var namespace = side.get(0).get(Watched.NAMESPACE, null, Side.tenantNamespace(side.get(1)));
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
