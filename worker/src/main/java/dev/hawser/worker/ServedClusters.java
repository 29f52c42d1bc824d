package dev.hawser.worker;

import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.LiqoConnectionException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The clusters of this process, each asked for its ID, no two of them the same. */
final class ServedClusters implements AutoCloseable {
  private final List<LiqoCluster> clusters;

  private ServedClusters(List<LiqoCluster> clusters) {
    this.clusters = List.copyOf(clusters);
  }

  /** Reads every kubeconfig before it asks any cluster: mistakes of the caller come first. */
  static ServedClusters connect(List<ClusterSource> sources, String liqoNamespace) {
    var clients = new ArrayList<KubernetesClient>();
    try {
      sources.forEach(source -> clients.add(source.client()));
      var clusters =
          clients.stream().map(client -> LiqoCluster.connect(client, liqoNamespace)).toList();
      refuseTwins(clusters);
      return new ServedClusters(clusters);
    } catch (LiqoConnectionException | IllegalArgumentException | WorkerStartException e) {
      clients.forEach(KubernetesClient::close);
      throw e instanceof WorkerStartException refusal
          ? refusal
          : new WorkerStartException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Two clusters of one ID would share a queue; one cluster under two IDs would peer with itself.
   */
  static void refuseTwins(List<LiqoCluster> clusters) {
    var byId = new HashMap<Object, LiqoCluster>();
    var byUid = new HashMap<Object, LiqoCluster>();
    for (var cluster : clusters) {
      if (byId.put(cluster.id(), cluster) != null) {
        throw new WorkerStartException(
            "two of the clusters have the Liqo ID "
                + cluster.id()
                + ": give each cluster once, and each Liqo its own clusterID");
      }
      var twin = cluster.uid() == null ? null : byUid.put(cluster.uid(), cluster);
      if (twin != null) {
        throw new WorkerStartException(
            twin.id()
                + " and "
                + cluster.id()
                + " are one cluster: both have the same kube-system namespace");
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
