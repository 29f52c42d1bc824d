package dev.hawser.demo;

import dev.hawser.environment.WorkerConnections;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import java.time.Duration;
import java.util.List;

/** The worker of the demo: it serves both clusters and the runs. */
record DemoWorker(List<LiqoCluster> clusters, Workers workers) implements AutoCloseable {
  private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(2);

  static DemoWorker start(WorkerConnections connections) {
    var clusters =
        connections.kubeconfigs().stream()
            .map(file -> LiqoCluster.connect(KubernetesClients.fromKubeconfig(file, null), "liqo"))
            .toList();
    var settings = WorkerSettings.defaults().withShutdownGrace(SHUTDOWN_GRACE);
    if (connections.testServer()) settings = settings.withStickyQueueTimeout(Duration.ZERO);
    var workers = Workers.start(connections.temporal(), "default", clusters, settings);
    return new DemoWorker(clusters, workers);
  }

  @Override
  public void close() {
    workers.close();
    clusters.forEach(LiqoCluster::close);
  }
}
