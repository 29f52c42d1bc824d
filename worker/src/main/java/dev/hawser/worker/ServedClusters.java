package dev.hawser.worker;

import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.LiqoConnectionException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The clusters that this process serves, no two of which are the same. Owns their clients. */
final class ServedClusters implements AutoCloseable {
  private final List<LiqoCluster> clusters;

  private ServedClusters(List<LiqoCluster> clusters) {
    this.clusters = List.copyOf(clusters);
  }

  /**
   * Connects to every cluster and asks for its ID. Reads all kubeconfigs first, so that a mistake
   * in one is reported before any cluster is contacted.
   *
   * @throws WorkerStartException if a kubeconfig can't be read, a cluster does not answer or has no
   *     Liqo, or two of them are the same
   */
  static ServedClusters connect(List<ClusterSource> sources, String liqoNamespace) {
    var clients = new ArrayList<KubernetesClient>();
    try {
      sources.forEach(source -> clients.add(source.client()));
      var clusters =
          clients.stream().map(client -> LiqoCluster.connect(client, liqoNamespace)).toList();
      requireDistinct(clusters);
      return new ServedClusters(clusters);
    } catch (LiqoConnectionException | IllegalArgumentException | WorkerStartException e) {
      clients.forEach(KubernetesClient::close);
      throw e instanceof WorkerStartException known
          ? known
          : new WorkerStartException(String.valueOf(e.getMessage()), e);
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

  List<LiqoCluster> all() {
    return clusters;
  }

  @Override
  public void close() {
    clusters.forEach(LiqoCluster::close);
  }
}
