package dev.hawser.sandbox.contract;

import dev.hawser.liqo.Clients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.objects.Pace;
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
public final class Ring implements AutoCloseable {
  /** The user agent of what cases do by hand. */
  public static final String BY_HAND = "contract";

  private final Arena arena;
  private final Workers workers;
  private final List<LiqoCluster> clusters;

  private Ring(Arena arena, Workers workers, List<LiqoCluster> clusters) {
    this.arena = arena;
    this.workers = workers;
    this.clusters = clusters;
  }

  /**
   * Opens it; the worker acts with the credentials of the kubeconfigs.
   *
   * @throws IllegalArgumentException with one sentence when a kubeconfig can't be read
   */
  public static Ring open(
      Path consumer, Path provider, WorkflowServiceStubs temporal, WorkerSettings settings) {
    return open(consumer, provider, temporal, settings, Pace.STEADY);
  }

  /** As above, with waits that explain themselves sooner or later. */
  static Ring open(
      Path consumer,
      Path provider,
      WorkflowServiceStubs temporal,
      WorkerSettings settings,
      Pace pace) {
    var clusters =
        List.of(
            LiqoCluster.connect(Clients.fromKubeconfig(consumer, null), "liqo", pace),
            LiqoCluster.connect(Clients.fromKubeconfig(provider, null), "liqo", pace));
    var workers = Workers.start(temporal, "default", clusters, settings);
    var arena =
        new Arena(
            new Side(clusters.get(0).id(), byHand(consumer)),
            new Side(clusters.get(1).id(), byHand(provider)),
            Arena.client(temporal));
    return new Ring(arena, workers, clusters);
  }

  /** What people do meanwhile has a name of its own in audit logs. */
  static KubernetesClient byHand(Path kubeconfig) {
    try (var like = Clients.fromKubeconfig(kubeconfig, null)) {
      var config = new ConfigBuilder(like.getConfiguration()).withUserAgent(BY_HAND).build();
      return new KubernetesClientBuilder().withConfig(config).build();
    }
  }

  /** Names of the cases, in their order. */
  public static List<String> cases() {
    return Contract.cases().stream().map(Case::name).toList();
  }

  /**
   * Runs one case on clean clusters.
   *
   * @throws AssertionError saying what does not hold
   */
  public void run(String name) throws Exception {
    arena.clean();
    var named = Contract.cases().stream().filter(each -> each.name().equals(name)).findFirst();
    named
        .orElseThrow(() -> new IllegalArgumentException("no case is named " + name))
        .body()
        .run(arena);
  }

  /** Both clusters and the engine, for what only one kind of cluster can show. */
  Arena arena() {
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
