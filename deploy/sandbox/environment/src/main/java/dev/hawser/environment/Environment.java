package dev.hawser.environment;

import dev.hawser.temporalserver.TemporalServer;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clusters, a Temporal server and the workers that serve them, started and stopped together. Use
 * {@link #builder} to choose the parts.
 */
public final class Environment implements AutoCloseable {
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  private List<SandboxCluster> embedded = List.of();
  private List<Path> kubeconfigs = List.of();
  private @Nullable TemporalServer temporal;
  private @Nullable WorkerConnections direct;
  private @Nullable WorkerConnections proxied;

  Environment() {}

  /**
   * The defaults are two embedded clusters, rome and milan, an embedded Temporal server, no proxies
   * and no workers.
   *
   * @param folder for kubeconfigs and other files; must exist
   */
  public static EnvironmentBuilder builder(Path folder) {
    return new EnvironmentBuilder(folder);
  }

  /** The embedded clusters, in the builder's order; empty if the clusters are existing ones. */
  public List<SandboxCluster> embeddedClusters() {
    return embedded;
  }

  /** The embedded cluster with this ID, which must exist. */
  public SandboxCluster cluster(String id) {
    return embedded.stream()
        .filter(cluster -> cluster.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no embedded cluster is named " + id));
  }

  /** The kubeconfigs of all clusters, without proxies; the consumer's is first. */
  public List<Path> kubeconfigs() {
    return kubeconfigs;
  }

  /** The Temporal server, which must exist. */
  public TemporalServer temporal() {
    return require(temporal);
  }

  /** A connection to the Temporal server without a proxy; the server must exist. */
  public WorkflowServiceStubs temporalStubs() {
    return direct().temporal();
  }

  /** Connections for a worker that uses no proxy. */
  public WorkerConnections direct() {
    return require(direct);
  }

  /** Connections for a worker that uses all configured proxies. */
  public WorkerConnections throughProxies() {
    return require(proxied);
  }

  /** Closes the resource with this environment, before all resources that were added earlier. */
  public <T extends AutoCloseable> T closeWith(T resource) {
    resources.push(resource);
    return resource;
  }

  /** Closes everything, the last started first, even if one of them fails to close. */
  @Override
  public void close() {
    IllegalStateException failure = null;
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        if (failure == null) failure = new IllegalStateException("an environment can't be closed");
        failure.addSuppressed(e);
      }
    }
    if (failure != null) throw failure;
  }

  void clusters(List<SandboxCluster> started, List<Path> files) {
    embedded = List.copyOf(started);
    kubeconfigs = List.copyOf(files);
  }

  void temporal(TemporalServer server, WorkerConnections past, WorkerConnections through) {
    temporal = server;
    direct = past;
    proxied = through;
  }

  private static <T> T require(@Nullable T part) {
    if (part == null) throw new IllegalStateException("this environment has no Temporal server");
    return part;
  }
}
