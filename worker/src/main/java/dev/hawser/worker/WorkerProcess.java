package dev.hawser.worker;

import dev.hawser.liqo.LiqoCluster;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the process: connect to the clusters and to Temporal, serve, and stop in order. */
final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private final WorkerConfiguration configuration;
  private final ClusterSources sources;
  private final TemporalConnection temporal;
  private volatile @Nullable ServedClusters clusters;
  private volatile @Nullable Workers workers;

  WorkerProcess(
      WorkerConfiguration configuration, ClusterSources sources, TemporalConnection temporal) {
    this.configuration = configuration;
    this.sources = sources;
    this.temporal = temporal;
  }

  /**
   * Connects to the clusters, waits for Temporal and starts to serve.
   *
   * @return a line for people that says what is served
   * @throws WorkerStartException with one sentence; the caller then closes this
   */
  String start() {
    var requested = sources.of(configuration.kubeconfigs(), configuration.contexts());
    var connected = ServedClusters.connect(requested, configuration.liqoNamespace());
    clusters = connected;
    temporal.await(configuration.connectTimeout());
    var serving =
        Workers.start(
            temporal.service(), temporal.namespace(), connected.all(), configuration.settings());
    workers = serving;
    return "worker ready: serves %s on %s (namespace %s)"
        .formatted(String.join(", ", serving.queues()), temporal.address(), temporal.namespace());
  }

  boolean isServing() {
    var serving = workers;
    return serving != null && serving.isServing();
  }

  TemporalConnection temporal() {
    return temporal;
  }

  List<LiqoCluster> clusters() {
    var connected = clusters;
    return connected == null ? List.of() : connected.all();
  }

  /** Stops the workers, then closes what they ran on. Does nothing before {@link #start}. */
  @Override
  public void close() {
    var serving = workers;
    if (serving != null) {
      LOG.info(
          "stopping: running activities have {} s to end",
          configuration.shutdownGrace().toSeconds());
      serving.close();
      LOG.info("stopped");
    }
    var connected = clusters;
    if (connected != null) {
      connected.close();
    }
    temporal.close();
  }
}
