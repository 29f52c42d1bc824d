package dev.hawser.liqo;

import dev.hawser.connection.KubectlOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates Kubernetes clients with short timeouts and without retries: Temporal retries. Their
 * credentials are read again when a file changes that they come from: the kubeconfig, and the
 * certificates, keys and tokens it points to. Proxies are chosen as kubectl does.
 */
public final class KubernetesClients {
  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private KubernetesClients() {}

  /**
   * A client for a kubeconfig file.
   *
   * @param context null for the file's current context
   * @throws IllegalArgumentException with one sentence if the file can't be read or lacks the
   *     context
   */
  public static KubernetesClient fromKubeconfig(Path file, @Nullable String context) {
    return fromKubeconfig(file, context, System.getenv());
  }

  static KubernetesClient fromKubeconfig(
      Path file, @Nullable String context, Map<String, String> environment) {
    KubeconfigFault.requireReadable(file);
    return RenewedClient.of(() -> new Kubeconfig(file, context).read(environment));
  }

  /**
   * A client for the cluster that kubectl would talk to with these options.
   *
   * @param environment has {@code KUBECONFIG}, {@code HOME} and the proxies
   * @throws IllegalArgumentException with one sentence if no cluster is meant, or if its
   *     credentials can't be read
   */
  public static KubernetesClient fromKubectl(
      KubectlOptions options, Map<String, String> environment) {
    var cluster = new KubectlCluster(options, Map.copyOf(environment));
    var files = cluster.files();
    if (files.size() == 1 && options.nameOnlyAContext()) {
      return fromKubeconfig(files.getFirst(), options.context(), environment);
    }
    return RenewedClient.of(cluster::read);
  }

  /** A client for the cluster in which this process runs, as the pod's ServiceAccount. */
  public static KubernetesClient inCluster() {
    return inCluster(System.getenv(), SERVICE_ACCOUNT, System::nanoTime);
  }

  static KubernetesClient inCluster(
      Map<String, String> environment, Path account, LongSupplier nanoTime) {
    return RenewedClient.of(() -> serviceAccount(environment, account), nanoTime);
  }

  private static ClientCredentials serviceAccount(Map<String, String> environment, Path account) {
    var token = account.resolve("token");
    var authority = account.resolve("ca.crt");
    var config = Config.empty();
    config.setMasterUrl(
        "https://%s:%s"
            .formatted(
                bracketed(environment.getOrDefault("KUBERNETES_SERVICE_HOST", "")),
                environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443")));
    config.setCaCertFile(authority.toString());
    ApiServerProxy.configure(config, environment);
    return ClientCredentials.withTokenOf(config, token).alsoFrom(authority);
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
