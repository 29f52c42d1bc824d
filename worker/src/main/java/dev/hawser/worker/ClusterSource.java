package dev.hawser.worker;

import dev.hawser.liqo.KubernetesClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the credentials of one cluster come from. */
sealed interface ClusterSource {
  /**
   * Creates a client with these credentials, without contacting the cluster.
   *
   * @throws IllegalArgumentException with one sentence if the credentials can't be read
   */
  KubernetesClient client();

  /**
   * A context of a kubeconfig file.
   *
   * @param context null for the file's current context
   */
  record Kubeconfig(Path file, @Nullable String context) implements ClusterSource {
    /** Parses {@code FILE[:context]}; both parts may contain colons themselves. */
    static Kubeconfig parse(String text) {
      if (isFile(text)) {
        return new Kubeconfig(Path.of(text), null);
      }
      int first = text.indexOf(':');
      for (int at = first; at >= 0; at = text.indexOf(':', at + 1)) {
        if (isFile(text.substring(0, at))) {
          return split(text, at);
        }
      }
      return first < 0 ? new Kubeconfig(Path.of(text), null) : split(text, first);
    }

    private static Kubeconfig split(String text, int at) {
      String context = text.substring(at + 1);
      return new Kubeconfig(Path.of(text.substring(0, at)), context.isEmpty() ? null : context);
    }

    private static boolean isFile(String name) {
      return Files.isRegularFile(Path.of(name));
    }

    @Override
    public KubernetesClient client() {
      return KubernetesClients.fromKubeconfig(file, context);
    }
  }

  /** The ServiceAccount of the pod that the process runs in. */
  record InCluster() implements ClusterSource {
    @Override
    public KubernetesClient client() {
      return KubernetesClients.inCluster();
    }
  }
}
