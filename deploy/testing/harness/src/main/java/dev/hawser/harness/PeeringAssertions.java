package dev.hawser.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is visible from outside when a peering works. */
public final class PeeringAssertions {
  private PeeringAssertions() {}

  public static void assertNodeReady(ClusterUser consumer, ClusterUser provider) {
    var node = consumer.get(ResourceKind.NODE, null, provider.id().value());
    assertThat(node).as("node " + provider.id() + " exists on " + consumer.id()).isPresent();
    assertThat(condition(node.get(), "Ready"))
        .as("node " + provider.id() + " is Ready")
        .isEqualTo("True");
  }

  public static void assertNoNode(ClusterUser consumer, ClusterUser provider) {
    assertThat(consumer.get(ResourceKind.NODE, null, provider.id().value()))
        .as("there is no node " + provider.id() + " on " + consumer.id())
        .isEmpty();
  }

  public static void assertConnected(ClusterUser one, ClusterUser other) {
    for (var clusters : List.of(List.of(one, other), List.of(other, one))) {
      var connection =
          clusters
              .get(0)
              .get(
                  ResourceKind.CONNECTION,
                  ClusterUser.tenantNamespace(clusters.get(1)),
                  "gw-" + clusters.get(1).id());
      var value = connection.map(found -> found.<Object>get("status", "value"));
      assertThat(value)
          .as("the tunnel as " + clusters.get(0).id() + " sees it")
          .isEqualTo(Optional.of("Connected"));
    }
  }

  public static void assertGatewayServerOn(ClusterUser server, ClusterUser client) {
    assertThat(
            server.get(
                ResourceKind.GATEWAY_SERVER,
                ClusterUser.tenantNamespace(client),
                client.id().value()))
        .as("the gateway server is on " + server.id())
        .isPresent();
    assertThat(
            client.get(
                ResourceKind.GATEWAY_CLIENT,
                ClusterUser.tenantNamespace(server),
                server.id().value()))
        .as("the gateway client is on " + client.id())
        .isPresent();
  }

  public static Optional<GenericKubernetesResource> gatewayServer(
      ClusterUser server, ClusterUser client) {
    return server.get(
        ResourceKind.GATEWAY_SERVER, ClusterUser.tenantNamespace(client), client.id().value());
  }

  /** Whether the provider has its copy of the consumer's NamespaceMap. */
  public static boolean hasNamespaceMap(ClusterUser consumer, ClusterUser provider) {
    return provider.list(ResourceKind.NAMESPACE_MAP).stream()
        .anyMatch(
            map -> ClusterUser.tenantNamespace(consumer).equals(map.getMetadata().getNamespace()));
  }

  public static void assertUnclaimed(ClusterUser one, ClusterUser other) {
    for (var clusters : List.of(List.of(one, other), List.of(other, one))) {
      var namespace =
          clusters
              .get(0)
              .get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(clusters.get(1)));
      var annotations =
          namespace.map(found -> found.getMetadata().getAnnotations()).orElse(Map.of());
      assertThat(annotations == null || !annotations.containsKey("hawser.dev/claim"))
          .as("the pair is not claimed on " + clusters.get(0).id())
          .isTrue();
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
