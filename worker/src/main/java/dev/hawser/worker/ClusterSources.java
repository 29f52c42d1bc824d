package dev.hawser.worker;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which clusters to serve: those named by flags, else {@code KUBECONFIG}'s, else the
 * cluster that the process runs in, else none.
 */
record ClusterSources(Map<String, String> environment, Path serviceAccount) {
  private static final Path MOUNTED = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  ClusterSources(Map<String, String> environment) {
    this(environment, MOUNTED);
  }

  /**
   * Reads no file.
   *
   * @param kubeconfigs {@code FILE[:context]}, one per cluster
   * @param contexts contexts of the only kubeconfig
   * @throws WorkerStartException if it is not clear which clusters are meant
   */
  List<ClusterSource> of(List<String> kubeconfigs, List<String> contexts) {
    if (!contexts.isEmpty()) {
      return contextsOf(onlyFile(kubeconfigs), contexts);
    }
    if (!kubeconfigs.isEmpty()) {
      return kubeconfigs.stream().<ClusterSource>map(ClusterSource.Kubeconfig::parse).toList();
    }
    String inherited = inherited();
    if (inherited != null) {
      return List.of(new ClusterSource.Kubeconfig(Path.of(inherited), null));
    }
    return isInCluster() ? List.of(new ClusterSource.InCluster()) : List.of();
  }

  private static List<ClusterSource> contextsOf(Path file, List<String> contexts) {
    return contexts.stream()
        .<ClusterSource>map(context -> new ClusterSource.Kubeconfig(file, context))
        .toList();
  }

  private Path onlyFile(List<String> kubeconfigs) {
    if (kubeconfigs.size() > 1) {
      throw new WorkerStartException(
          "--context needs a single kubeconfig; with several, use --kubeconfig FILE:context");
    }
    if (kubeconfigs.isEmpty()) {
      String inherited = inherited();
      return inherited != null ? Path.of(inherited) : defaultFile();
    }
    var only = ClusterSource.Kubeconfig.parse(kubeconfigs.getFirst());
    if (only.context() != null) {
      throw new WorkerStartException(
          "give the context once, either with --kubeconfig FILE:context or with --context");
    }
    return only.file();
  }

  private static Path defaultFile() {
    return Path.of(System.getProperty("user.home"), ".kube", "config");
  }

  private @Nullable String inherited() {
    String files = environment.getOrDefault("KUBECONFIG", "");
    if (files.isBlank()) return null;
    // kubectl merges them; which of their clusters to serve would be a guess.
    if (files.contains(File.pathSeparator)) {
      throw new WorkerStartException(
          "KUBECONFIG names several files; name each cluster with --kubeconfig FILE[:context]");
    }
    return files;
  }

  private boolean isInCluster() {
    return environment.containsKey("KUBERNETES_SERVICE_HOST")
        && Files.isReadable(serviceAccount.resolve("token"))
        && Files.isReadable(serviceAccount.resolve("ca.crt"));
  }
}
