package dev.hawser.harness;

import dev.hawser.environment.WorkerConnections;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hawser's workers in this process, in Temporal's default namespace. Pass {@link #start} to an
 * {@code EnvironmentBuilder}, or call it to start more workers.
 */
public final class HawserWorkers implements AutoCloseable {
  private static final String LIQO_NAMESPACE = "liqo";

  private final List<LiqoCluster> clusters;
  private final Workers workers;

  private HawserWorkers(List<LiqoCluster> clusters, Workers workers) {
    this.clusters = clusters;
    this.workers = workers;
  }

  /** Starts workers with the product's default settings; they stop within a second. */
  public static HawserWorkers start(WorkerConnections connections) {
    return start(connections, WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(1)));
  }

  /**
   * Starts workers with these settings.
   *
   * @throws RuntimeException if a cluster can't be served
   */
  public static HawserWorkers start(WorkerConnections connections, WorkerSettings settings) {
    return start(connections, settings, Timings.PRODUCTION);
  }

  /** Starts workers that serve clusters only; another one has to serve the runs. */
  public static HawserWorkers startWithoutRuns(WorkerConnections connections) {
    var settings = WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(1));
    return start(connections, settings.withoutRuns());
  }

  /** Starts workers with these settings and timings. */
  public static HawserWorkers start(
      WorkerConnections connections, WorkerSettings settings, Timings timings) {
    var clusters = new ArrayList<LiqoCluster>();
    try {
      for (var kubeconfig : connections.kubeconfigs()) {
        var client = KubernetesClients.fromKubeconfig(kubeconfig, null);
        clusters.add(LiqoCluster.connect(client, LIQO_NAMESPACE, timings));
      }
      var all =
          connections.testServer() ? settings.withStickyQueueTimeout(Duration.ZERO) : settings;
      var workers = Workers.start(connections.temporal(), "default", clusters, all);
      return new HawserWorkers(clusters, workers);
    } catch (RuntimeException e) {
      clusters.forEach(LiqoCluster::close);
      throw e;
    }
  }

  /** Whether the workers are polling. */
  public boolean isServing() {
    return workers.isServing();
  }

  @Override
  public void close() {
    workers.close();
    clusters.forEach(LiqoCluster::close);
  }
}
