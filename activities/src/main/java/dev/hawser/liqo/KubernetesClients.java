package dev.hawser.liqo;

import dev.hawser.liqo.pki.KeyAlgorithm;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates Kubernetes clients with short timeouts and without retries: Temporal retries. */
public final class KubernetesClients {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MANY = 1_000;

  private KubernetesClients() {}

  /**
   * A client for a kubeconfig file.
   *
   * @param context null for the file's current context
   * @throws IllegalArgumentException with one sentence if the file can't be read or lacks the
   *     context
   */
  public static KubernetesClient fromKubeconfig(Path file, @Nullable String context) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "kubeconfig " + file + " can't be read: check the path and its permissions");
    }
    return client(read(file, context));
  }

  /** A client for the cluster in which this process runs. */
  public static KubernetesClient inCluster() {
    return client(Config.autoConfigure(null));
  }

  private static Config read(Path file, @Nullable String context) {
    Config config;
    try {
      config = Config.fromKubeconfig(context, file.toFile());
    } catch (Exception e) {
      throw new IllegalArgumentException("kubeconfig " + file + " is not a valid kubeconfig", e);
    }
    boolean unknown =
        context != null
            && (config.getCurrentContext() == null
                || !config.getCurrentContext().getName().equals(context));
    if (unknown || config.getCurrentContext() == null) {
      throw new IllegalArgumentException(
          "kubeconfig " + file + " has no context " + (context == null ? "selected" : context));
    }
    return config;
  }

  /** Without this the client assumes that a PKCS#8 key is an RSA key. */
  private static Optional<String> keyAlgorithm(Config config) {
    try {
      if (config.getClientKeyData() != null) {
        var pem = Base64.getDecoder().decode(config.getClientKeyData());
        return KeyAlgorithm.ofPrivateKey(new String(pem, StandardCharsets.US_ASCII));
      }
      if (config.getClientKeyFile() == null) return Optional.empty();
      return KeyAlgorithm.ofPrivateKey(Files.readString(Path.of(config.getClientKeyFile())));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "client key " + config.getClientKeyFile() + " of the kubeconfig can't be read", e);
    }
  }

  private static KubernetesClient client(Config config) {
    var ours =
        new ConfigBuilder(config)
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .withMaxConcurrentRequests(MANY)
            .withMaxConcurrentRequestsPerHost(MANY)
            .withUserAgent("hawser")
            .build();
    keyAlgorithm(ours).ifPresent(ours::setClientKeyAlgo);
    if (hasOnlyCertificate(ours)) ours.setOauthTokenProvider(() -> null);
    return new KubernetesClientBuilder().withConfig(ours).build();
  }

  /**
   * Whether there is no token to be refreshed. From its second minute on, the client reads such a
   * kubeconfig again before each request, looking for a token, unless a provider says that there is
   * none (TokenRefreshInterceptor, kubernetes-client 7.8.0).
   */
  private static boolean hasOnlyCertificate(Config config) {
    boolean certificate = config.getClientCertData() != null || config.getClientCertFile() != null;
    return certificate
        && config.getOauthToken() == null
        && config.getAutoOAuthToken() == null
        && config.getAuthProvider() == null;
  }
}
