package dev.hawser.worker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the process: connect to Temporal and to the clusters, serve, and stop in order. */
final class WorkerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  /** How many seconds the runs wait for the clusters' answers, which come at once or late. */
  private static final int FIRST_ANSWERS = 3;

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
   * Waits for Temporal, compares the clusters that answer at once, and serves the runs and every
   * cluster that answers. The others follow in the background.
   *
   * @return a line for people that says what is served
   * @throws WorkerStartException with one sentence; the caller then closes this
   */
  String start() {
    var requested = sources.of(configuration.kubeconfigs(), configuration.contexts());
    var settings = configuration.settings();
    Workers.requireSomething(requested.size(), settings);
    var opened =
        ServedClusters.of(requested, configuration.liqoNamespace(), configuration.policyFile());
    clusters = opened;
    var firstCheck = CompletableFuture.runAsync(opened::check, Thread::startVirtualThread);
    temporal.await(configuration.connectTimeout());
    firstCheck.copy().completeOnTimeout(null, FIRST_ANSWERS, TimeUnit.SECONDS).join();
    // A worker that can't stay should take up no run.
    opened.requireDistinct();
    var serving = Workers.start(temporal.service(), temporal.namespace(), settings);
    workers = serving;
    firstCheck.join();
    opened.serveConnected(serving::serve);
    opened.follow(serving::serve);
    return readyLine(serving.queues(), opened.all());
  }

  private String readyLine(List<String> queues, List<RequestedCluster> requested) {
    String away =
        requested.stream()
            .filter(cluster -> !cluster.isServed())
            .map(RequestedCluster::address)
            .collect(Collectors.joining(", "));
    return "worker %s on %s (namespace %s)%s"
        .formatted(
            queues.isEmpty()
                ? "waits: serves nothing yet"
                : "ready: serves " + String.join(", ", queues),
            temporal.address(),
            temporal.namespace(),
            away.isEmpty() ? "" : "; not yet: " + away);
  }

  boolean isServing() {
    var serving = workers;
    return serving != null && serving.isServing();
  }

  /** The task queues that it polls. */
  List<String> queues() {
    var serving = workers;
    return serving == null ? List.of() : serving.queues();
  }

  TemporalConnection temporal() {
    return temporal;
  }

  List<RequestedCluster> clusters() {
    var opened = clusters;
    return opened == null ? List.of() : opened.all();
  }

  /** Stops the workers, then closes what they ran on. Does nothing before {@link #start}. */
  @Override
  public void close() {
    var opened = clusters;
    if (opened != null) opened.stopFollowing();
    var serving = workers;
    if (serving != null) {
      LOG.info(
          "stopping: waits go to other workers, other activities have {} s to end",
          configuration.shutdownGrace().toSeconds());
      serving.close();
      LOG.info("stopped");
    }
    if (opened != null) opened.close();
    temporal.close();
  }
}
