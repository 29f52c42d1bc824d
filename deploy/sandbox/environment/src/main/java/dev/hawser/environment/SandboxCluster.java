package dev.hawser.environment;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import dev.hawser.apiserver.audit.AuditListener;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.simulator.SimulatedLiqo;
import dev.hawser.simulator.runtime.LiqoOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** One cluster of a sandbox: an API server, its Liqo, and a kubeconfig file for everybody. */
public final class SandboxCluster implements AutoCloseable {
  private final ApiServer server;
  private final KubernetesClient client;
  private final SimulatedLiqo liqo;
  private final Path kubeconfig;

  private SandboxCluster(
      ApiServer server, KubernetesClient client, SimulatedLiqo liqo, Path kubeconfig) {
    this.server = server;
    this.client = client;
    this.liqo = liqo;
    this.kubeconfig = kubeconfig;
  }

  /**
   * Starts one that is as these options say; its addresses are its own.
   *
   * @param folder gets the kubeconfig {@code <id>.kubeconfig}, readable by its owner only
   */
  public static SandboxCluster start(LiqoOptions asked, Path folder) {
    return start(asked, folder, request -> {});
  }

  /**
   * Starts one, watched.
   *
   * @param audit is told of every request from the first on
   */
  static SandboxCluster start(LiqoOptions asked, Path folder, AuditListener audit) {
    String id = asked.clusterId();
    var server = ApiServer.start(ApiServerOptions.named(id));
    server.audit(audit);
    var kubeconfig = write(folder.resolve(id + ".kubeconfig"), server.adminKubeconfig());
    var client = KubernetesClients.fromKubeconfig(kubeconfig, null);
    var options =
        asked
            .apiServerUrl(server.url().toString())
            .caPem(server.caCertificatePem())
            .wire(folder.resolve("wire"));
    var liqo = SimulatedLiqo.start(client, options);
    server.admission(new LiqoWebhook(liqo));
    return new SandboxCluster(server, client, liqo, kubeconfig);
  }

  public Path kubeconfig() {
    return kubeconfig;
  }

  public ApiServer apiServer() {
    return server;
  }

  public SimulatedLiqo liqo() {
    return liqo;
  }

  /** A client that may do everything. */
  public KubernetesClient client() {
    return client;
  }

  @Override
  public void close() {
    liqo.close();
    client.close();
    server.close();
  }

  private static Path write(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file, e);
    }
  }
}
