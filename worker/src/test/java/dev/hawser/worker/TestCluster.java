package dev.hawser.worker;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import dev.hawser.liqo.LiqoCluster;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster that has of Liqo what a worker reads at startup: the ConfigMap with its ID. */
final class TestCluster implements AutoCloseable {
  private final ApiServer server;
  private final String id;

  private TestCluster(ApiServer server, String id) {
    this.server = server;
    this.id = id;
  }

  static TestCluster withLiqo(String id) {
    var cluster = withoutLiqo(id);
    cluster.installLiqo("liqo", id);
    return cluster;
  }

  static TestCluster withoutLiqo(String id) {
    return new TestCluster(ApiServer.start(ApiServerOptions.named(id)), id);
  }

  void installLiqo(String namespace, String liqoId) {
    try (var client = client()) {
      var metadata =
          new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build();
      client.resource(metadata).create();
      var configMap =
          new ConfigMapBuilder()
              .withNewMetadata()
              .withNamespace(namespace)
              .withName("liqo-clusterid-configmap")
              .addToLabels("app.kubernetes.io/name", "clusterid-configmap")
              .endMetadata()
              .addToData("CLUSTER_ID", liqoId)
              .build();
      client.resource(configMap).create();
    }
  }

  /** Stores a policy of its owner. */
  void obey(String yaml) {
    try (var client = client()) {
      var configMap =
          new ConfigMapBuilder()
              .withNewMetadata()
              .withNamespace("liqo")
              .withName("hawser-policy")
              .endMetadata()
              .addToData("policy.yaml", yaml)
              .build();
      client.resource(configMap).createOr(existing -> existing.update());
    }
  }

  KubernetesClient client() {
    var config = Config.fromKubeconfig(server.adminKubeconfig());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Writes an administrator's kubeconfig into the folder. */
  Path kubeconfig(Path folder) {
    try {
      var file = Files.createTempFile(folder, id, ".kubeconfig");
      return Files.writeString(file, server.adminKubeconfig());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of its API server. */
  String address() {
    try (var client = client()) {
      return LiqoCluster.address(client);
    }
  }

  ClusterSource source(Path folder) {
    return new ClusterSource.Kubeconfig(kubeconfig(folder), null);
  }

  @Override
  public void close() {
    server.close();
  }
}
