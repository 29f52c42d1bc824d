package dev.hawser.worker;

import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.policy.PolicyFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clusters that this process is to serve, no two of which are the same. One that does not
 * answer holds up no other: it is served once it answers. Owns their clients.
 */
final class ServedClusters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedClusters.class);
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);

  private final List<RequestedCluster> requested;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ServedClusters(List<RequestedCluster> requested) {
    this.requested = List.copyOf(requested);
  }

  /**
   * Reads all credentials, without contacting a cluster.
   *
   * @param policy of the clusters' owner; null without one
   * @throws WorkerStartException if some can't be read
   */
  static ServedClusters of(
      List<ClusterSource> sources, String liqoNamespace, @Nullable PolicyFile policy) {
    var clients = new ArrayList<KubernetesClient>();
    try {
      sources.forEach(source -> clients.add(source.client()));
    } catch (IllegalArgumentException e) {
      clients.forEach(KubernetesClient::close);
      throw new WorkerStartException(String.valueOf(e.getMessage()), e);
    }
    return new ServedClusters(
        clients.stream()
            .map(client -> new RequestedCluster(client, liqoNamespace, policy))
            .toList());
  }

  /** Asks each of them once, all at the same time. */
  void check() {
    try (var checks = Executors.newVirtualThreadPerTaskExecutor()) {
      requested.forEach(cluster -> checks.execute(cluster::check));
    }
  }

  /**
   * Serves those that have answered.
   *
   * @throws WorkerStartException if two of them are the same
   */
  void serveConnected(Consumer<LiqoCluster> serve) {
    requireDistinct();
    requested.forEach(cluster -> cluster.connected().ifPresent(known -> serve(cluster, serve)));
    requested.forEach(RequestedCluster::logChange);
  }

  /**
   * @throws WorkerStartException if two of those that have answered are the same
   */
  void requireDistinct() {
    requireDistinct(requested.stream().flatMap(cluster -> cluster.connected().stream()).toList());
  }

  /** From now on serves each of the others once it answers, and sees whether all still do. */
  void follow(Consumer<LiqoCluster> serve) {
    requested.forEach(cluster -> threads.execute(() -> follow(cluster, serve)));
  }

  private void follow(RequestedCluster cluster, Consumer<LiqoCluster> serve) {
    var pauses = new ConnectPauses(() -> ThreadLocalRandom.current().nextDouble());
    while (pause(cluster.problem().isEmpty() ? BETWEEN_CHECKS : pauses.next())) {
      cluster.check();
      if (!cluster.isServed()) takeUp(cluster, serve);
      if (cluster.problem().isEmpty()) pauses.reset();
      if (!threads.isShutdown()) cluster.logChange();
    }
  }

  private synchronized void takeUp(RequestedCluster cluster, Consumer<LiqoCluster> serve) {
    var found = cluster.connected();
    if (found.isEmpty()) return;
    try {
      requireDistinct(Stream.concat(served(), found.stream()).toList());
      serve(cluster, serve);
      LOG.info("{} is served now: its API server {} answers", cluster.name(), cluster.address());
    } catch (RuntimeException e) {
      cluster.refuse(ErrorMessages.innermost(e));
    }
  }

  private static void serve(RequestedCluster cluster, Consumer<LiqoCluster> serve) {
    cluster.connected().ifPresent(serve);
    cluster.setServed();
  }

  private Stream<LiqoCluster> served() {
    return requested.stream()
        .filter(RequestedCluster::isServed)
        .flatMap(cluster -> cluster.connected().stream());
  }

  /** Whether to go on: false once this is closed. */
  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /**
   * Two clusters with the same ID would share a task queue, and one cluster under two IDs would
   * peer with itself.
   *
   * @throws WorkerStartException if two have the same ID or the same {@code kube-system} namespace
   */
  static void requireDistinct(List<LiqoCluster> clusters) {
    var byId = new HashMap<Object, LiqoCluster>();
    var byUid = new HashMap<Object, LiqoCluster>();
    for (var cluster : clusters) {
      if (byId.put(cluster.id(), cluster) != null) {
        throw new WorkerStartException(
            "two clusters have the Liqo ID "
                + cluster.id()
                + ": name each cluster once, and give each Liqo its own clusterID");
      }
      var twin = cluster.uid() == null ? null : byUid.put(cluster.uid(), cluster);
      if (twin != null) {
        throw new WorkerStartException(
            twin.id()
                + " and "
                + cluster.id()
                + " are the same cluster: their kube-system namespaces have the same UID");
      }
    }
  }

  List<RequestedCluster> all() {
    return requested;
  }

  /** Takes up no more clusters. */
  void stopFollowing() {
    threads.shutdownNow();
  }

  @Override
  public void close() {
    stopFollowing();
    requested.forEach(RequestedCluster::close);
  }
}
