package dev.hawser.environment;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import dev.hawser.apiserver.audit.AuditListener;
import dev.hawser.simulator.SimulatedLiqo;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * One embedded cluster: an API server on loopback, a simulated Liqo, and an administrator's
 * kubeconfig. Only the kubeconfig is on disk.
 */
public final class SandboxCluster implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int CONCURRENT_REQUESTS = 1_000;

  private final String id;
  private final ApiServer server;
  private final KubernetesClient client;
  private final SimulatedLiqo liqo;
  private final Path kubeconfig;

  private SandboxCluster(
      String id, ApiServer server, KubernetesClient client, SimulatedLiqo liqo, Path kubeconfig) {
    this.id = id;
    this.server = server;
    this.client = client;
    this.liqo = liqo;
    this.kubeconfig = kubeconfig;
  }

  /**
   * Starts a cluster with these options, except the addresses, which it chooses.
   *
   * @param folder gets the kubeconfig {@code <id>.kubeconfig}, readable by its owner only
   */
  public static SandboxCluster start(LiqoOptions requested, Path folder) {
    return start(requested, folder, request -> {});
  }

  /**
   * Starts a cluster with these options.
   *
   * @param audit sees every request from the first one on
   */
  static SandboxCluster start(LiqoOptions requested, Path folder, AuditListener audit) {
    String id = requested.clusterId();
    var server = ApiServer.start(ApiServerOptions.named(id));
    server.audit(audit);
    var kubeconfig = write(folder.resolve(id + ".kubeconfig"), server.adminKubeconfig());
    var client = connect(kubeconfig);
    var options =
        requested
            .apiServerUrl(server.url().toString())
            .caPem(server.caCertificatePem())
            .networkFolder(folder.resolve("network"));
    var liqo = SimulatedLiqo.start(client, options);
    server.admission(new LiqoWebhook(liqo));
    return new SandboxCluster(id, server, client, liqo, kubeconfig);
  }

  /** Its Liqo cluster ID. */
  public String id() {
    return id;
  }

  /** An administrator's kubeconfig, readable by its owner only. */
  public Path kubeconfig() {
    return kubeconfig;
  }

  /** The kubeconfig of another administrator; audit logs show the name. */
  Path kubeconfig(String user) {
    var file = kubeconfig.resolveSibling(id + "-" + user + ".kubeconfig");
    return write(file, server.kubeconfig(user, "system:masters"));
  }

  public ApiServer apiServer() {
    return server;
  }

  public SimulatedLiqo liqo() {
    return liqo;
  }

  /** An administrator's client, closed with the cluster. */
  public KubernetesClient client() {
    return client;
  }

  /** Ends all pauses and withheld outcomes of its Liqo. */
  public void endFaults() {
    for (var component : LiqoComponent.values()) liqo.faults().resume(component);
    for (var outcome : WithholdableOutcome.values()) liqo.faults().allow(outcome);
  }

  @Override
  public void close() {
    liqo.close();
    client.close();
    server.close();
  }

  /** Short timeouts and no retries, like the product's own clients. */
  private static KubernetesClient connect(Path kubeconfig) {
    var config =
        new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .withMaxConcurrentRequests(CONCURRENT_REQUESTS)
            .withMaxConcurrentRequestsPerHost(CONCURRENT_REQUESTS)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
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
