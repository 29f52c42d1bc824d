package dev.hawser.conformance;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An embedded server with a short event history, so that scenarios can outlive it. */
final class EmbeddedCluster implements AutoCloseable {
  private static final int MAX_EVENTS = 40;

  private final ApiServer server;
  private final Path kubeconfig;

  private EmbeddedCluster(ApiServer server, Path kubeconfig) {
    this.server = server;
    this.kubeconfig = kubeconfig;
  }

  /**
   * Starts the server.
   *
   * @param definitions a folder of CustomResourceDefinitions to install
   */
  static EmbeddedCluster start(Optional<Path> definitions) throws IOException {
    var server = ApiServer.start(ApiServerOptions.named("embedded").withHistory(MAX_EVENTS));
    for (Path file : files(definitions)) server.install(file);
    Path kubeconfig = Files.createTempFile("conformance", ".kubeconfig");
    Files.writeString(kubeconfig, server.adminKubeconfig());
    return new EmbeddedCluster(server, kubeconfig);
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(kubeconfig);
  }

  private static List<Path> files(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) return List.of();
    try (Stream<Path> files = Files.list(folder.get())) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
