package dev.hawser.starter.local;

import dev.hawser.connection.KubectlOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How one cluster is reached from this computer.
 *
 * @param liqoNamespace the namespace in which Liqo is installed
 */
public record ClusterAccess(KubectlOptions kubectl, String liqoNamespace) {
  /** Where liqoctl installs Liqo. */
  public static final String LIQO_NAMESPACE = "liqo";

  /** Whether a flag, the environment or kubectl's default file can say where the cluster is. */
  public boolean isNamed(Map<String, String> environment) {
    if (kubectl.kubeconfig() != null || kubectl.server() != null) return true;
    if (!environment.getOrDefault("KUBECONFIG", "").isEmpty()) return true;
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Files.exists(Path.of(home, ".kube", "config"));
  }
}
