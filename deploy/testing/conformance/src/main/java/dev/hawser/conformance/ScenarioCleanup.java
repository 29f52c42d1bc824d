package dev.hawser.conformance;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Removes what scenarios have created on a server. */
final class ScenarioCleanup {
  private static final String PREFIX = "conformance-";
  private static final String GROUP = ".conformance.hawser.dev";
  private static final int TIMEOUT_SECONDS = 120;

  private final KubernetesClient client;

  ScenarioCleanup(KubernetesClient client) {
    this.client = client;
  }

  /** Deletes everything and waits until it is gone. */
  void remove() {
    removeFinalizers();
    List<HasMetadata> found = find();
    found.forEach(each -> client.resource(each).delete());
    for (HasMetadata each : found) {
      client
          .resource(each)
          .waitUntilCondition(now -> now == null, TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** An interrupted run may have left finalizers on its objects. */
  private void removeFinalizers() {
    namespaces()
        .flatMap(
            namespace ->
                client
                    .configMaps()
                    .inNamespace(namespace.getMetadata().getName())
                    .list()
                    .getItems()
                    .stream())
        .filter(HasMetadata::isMarkedForDeletion)
        .forEach(
            map ->
                client
                    .resource(map)
                    .edit(
                        held -> {
                          held.getMetadata().setFinalizers(List.of());
                          return held;
                        }));
  }

  private List<HasMetadata> find() {
    Stream<HasMetadata> definitions =
        client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
            .filter(each -> each.getMetadata().getName().endsWith(GROUP))
            .map(HasMetadata.class::cast);
    Stream<HasMetadata> roles =
        client.rbac().clusterRoles().list().getItems().stream()
            .filter(each -> each.getMetadata().getName().startsWith(PREFIX))
            .map(HasMetadata.class::cast);
    Stream<HasMetadata> nodes =
        client.nodes().list().getItems().stream()
            .filter(each -> each.getMetadata().getName().startsWith(PREFIX))
            .map(HasMetadata.class::cast);
    Stream<HasMetadata> requests =
        client.certificates().v1().certificateSigningRequests().list().getItems().stream()
            .filter(each -> each.getMetadata().getName().startsWith(PREFIX))
            .map(HasMetadata.class::cast);
    return Stream.of(definitions, namespaces(), roles, nodes, requests)
        .flatMap(each -> each)
        .toList();
  }

  private Stream<HasMetadata> namespaces() {
    return client.namespaces().list().getItems().stream()
        .filter(each -> each.getMetadata().getName().startsWith(PREFIX))
        .map(HasMetadata.class::cast);
  }
}
