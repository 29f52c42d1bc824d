package dev.hawser.apiserver;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** A fresh server for every test, and clients of it. */
abstract class ApiServerExtension {
  protected final ApiServer server =
      ApiServer.start(
          ApiServerOptions.named("rome")
              .withControllerDelay(Duration.ofMillis(2))
              .withHistory(200));
  private final List<KubernetesClient> clients = new ArrayList<>();
  protected final KubernetesClient client = client(server.adminKubeconfig());

  @AfterEach
  void close() {
    clients.forEach(KubernetesClient::close);
    server.close();
  }

  protected KubernetesClient client(String kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig);
    config.setRequestRetryBackoffLimit(0);
    return client(config);
  }

  protected KubernetesClient client(Config config) {
    var made = new KubernetesClientBuilder().withConfig(config).build();
    clients.add(made);
    return made;
  }

  protected void createNamespace(String name) {
    client
        .namespaces()
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  protected static ConfigMap configMap(String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .addToData("key", "value")
        .build();
  }

  protected static KubernetesClientException failureOf(ThrowingCallable call) {
    return Assertions.catchThrowableOfType(KubernetesClientException.class, call);
  }

  /** Waits for what the server's controllers do in the background. */
  protected static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("waited in vain");
      Thread.onSpinWait();
    }
  }
}
