package dev.hawser.harness;

import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.waiting.DiagnosisInterval;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.List;

/**
 * An arena with its worker: opened around two kubeconfigs and an engine, closed after the last
 * case.
 */
public final class WorkerEnvironment implements AutoCloseable {
  /** The user agent of what cases do by hand. */
  public static final String BY_HAND = "contract";

  private final PeeringEnvironment arena;
  private final Workers workers;
  private final List<LiqoCluster> clusters;

  private WorkerEnvironment(PeeringEnvironment arena, Workers workers, List<LiqoCluster> clusters) {
    this.arena = arena;
    this.workers = workers;
    this.clusters = clusters;
  }

  /**
   * Opens it; the worker acts with the credentials of the kubeconfigs.
   *
   * @throws IllegalArgumentException with one sentence when a kubeconfig can't be read
   */
  public static WorkerEnvironment open(
      Path consumer, Path provider, WorkflowServiceStubs temporal, WorkerSettings settings) {
    return open(consumer, provider, temporal, settings, DiagnosisInterval.STEADY);
  }

  /** As above, with waits that explain themselves sooner or later. */
  public static WorkerEnvironment open(
      Path consumer,
      Path provider,
      WorkflowServiceStubs temporal,
      WorkerSettings settings,
      DiagnosisInterval pace) {
    var clusters =
        List.of(
            LiqoCluster.connect(KubernetesClients.fromKubeconfig(consumer, null), "liqo", pace),
            LiqoCluster.connect(KubernetesClients.fromKubeconfig(provider, null), "liqo", pace));
    var workers = Workers.start(temporal, "default", clusters, settings);
    var arena =
        new PeeringEnvironment(
            new ClusterUser(clusters.get(0).id(), byHand(consumer)),
            new ClusterUser(clusters.get(1).id(), byHand(provider)),
            PeeringEnvironment.client(temporal));
    return new WorkerEnvironment(arena, workers, clusters);
  }

  /** What people do meanwhile has a name of its own in audit logs. */
  static KubernetesClient byHand(Path kubeconfig) {
    try (var like = KubernetesClients.fromKubeconfig(kubeconfig, null)) {
      var config = new ConfigBuilder(like.getConfiguration()).withUserAgent(BY_HAND).build();
      return new KubernetesClientBuilder().withConfig(config).build();
    }
  }

  /** Both clusters and the engine, for what only one kind of cluster can show. */
  public PeeringEnvironment arena() {
    return arena;
  }

  @Override
  public void close() {
    try {
      arena.clean();
    } finally {
      workers.close();
      clusters.forEach(LiqoCluster::close);
      arena.rome().client().close();
      arena.milan().client().close();
    }
  }
}
