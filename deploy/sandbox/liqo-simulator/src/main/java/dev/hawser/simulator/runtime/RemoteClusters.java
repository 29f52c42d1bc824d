package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Connects to other clusters, only with the kubeconfig in a Secret. */
public final class RemoteClusters {
  private RemoteClusters() {}

  public static KubernetesClient open(byte[] kubeconfig) {
    return open(Config.fromKubeconfig(new String(kubeconfig, StandardCharsets.UTF_8)));
  }

  public static KubernetesClient open(Path kubeconfig) {
    var config = Config.fromKubeconfig(kubeconfig.toFile());
    withoutTokenRefresh(config);
    return open(config);
  }

  /** Keeps the client from reading the file before each request in search of a token. */
  private static void withoutTokenRefresh(Config config) {
    config.setOauthTokenProvider(config::getAutoOAuthToken);
  }

  /** The client reports the first failure instead of hiding it for a while. */
  private static KubernetesClient open(Config config) {
    config.setRequestRetryBackoffLimit(0);
    var builder = new KubernetesClientBuilder().withConfig(config);
    var tls = ClientTls.of(config);
    if (tls.isPresent()) {
      config.setClientCertData(null);
      config.setClientCertFile(null);
      config.setClientKeyData(null);
      config.setClientKeyFile(null);
      builder.withHttpClientBuilderConsumer(tls.get()::applyTo);
    }
    return builder.build();
  }
}
