package dev.hawser.simulator.install;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Liqo's kinds: the sandbox's own short description of them, or Liqo's files. */
final class Definitions {
  private static final int CONFLICT = 409;
  private static final int ATTEMPTS = 200;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final KubernetesClient client;

  Definitions(KubernetesClient client) {
    this.client = client;
  }

  void install(Optional<Path> folder) {
    var definitions = folder.map(Definitions::readAll).orElseGet(Definitions::own);
    definitions.forEach(this::create);
    definitions.forEach(this::await);
  }

  private static List<CustomResourceDefinition> own() {
    return parse(ManifestFiles.read("liqo-crds.yaml"));
  }

  private static List<CustomResourceDefinition> readAll(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> parse(text(file)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CustomResourceDefinition> parse(String text) {
    return ManifestFiles.documents(text).stream()
        .map(yaml -> Serialization.unmarshal(yaml, CustomResourceDefinition.class))
        .toList();
  }

  private void create(CustomResourceDefinition definition) {
    try {
      client.resource(definition).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        throw e;
      }
    }
  }

  private void await(CustomResourceDefinition definition) {
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(definition.getMetadata().getName())
        .waitUntilCondition(Definitions::isEstablished, 30, TimeUnit.SECONDS);
    awaitService(definition);
  }

  /** An API server establishes a kind some moments before it lists it. */
  private void awaitService(CustomResourceDefinition definition) {
    var context = CustomResourceDefinitionContext.fromCrd(definition);
    for (int attempt = 1; ; attempt++) {
      try {
        client.genericKubernetesResources(context).inAnyNamespace().list();
        return;
      } catch (KubernetesClientException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean isEstablished(@Nullable CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
  }
}
