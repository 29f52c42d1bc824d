package dev.hawser.liqo;

import dev.hawser.activity.ClusterId;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import dev.hawser.liqo.network.LiqoNetwork;
import dev.hawser.liqo.offloading.LiqoOffloading;
import dev.hawser.liqo.pair.LiqoPair;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.Timings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One cluster with Liqo that a worker serves. Owns its client, and closes it. */
public final class LiqoCluster implements AutoCloseable {
  private final KubernetesClient client;
  private final ClusterAccess access;

  private LiqoCluster(KubernetesClient client, ClusterAccess access) {
    this.client = client;
    this.access = access;
  }

  /**
   * Connects to a cluster and reads its ID.
   *
   * @param liqoNamespace the namespace in which Liqo is installed
   * @throws LiqoConnectionException with one sentence if the cluster can't be reached or has no
   *     Liqo in that namespace
   */
  public static LiqoCluster connect(KubernetesClient client, String liqoNamespace) {
    return connect(client, liqoNamespace, Timings.PRODUCTION);
  }

  /** As above, with other timings than those of production. */
  public static LiqoCluster connect(
      KubernetesClient client, String liqoNamespace, Timings timings) {
    var api = new KubeApi(client);
    try {
      var id = id(api, client, liqoNamespace);
      return new LiqoCluster(
          client, new ClusterAccess(client, id, uid(api), liqoNamespace, timings));
    } catch (KubernetesClientException e) {
      throw new LiqoConnectionException(
          "the cluster at "
              + client.getMasterUrl()
              + " does not answer: "
              + KubernetesFailures.sentence(e));
    }
  }

  public ClusterId id() {
    return access.id();
  }

  /** The UID of its kube-system namespace; null if that may not be read. */
  public @Nullable String uid() {
    return access.uid();
  }

  /** The four activity implementations for the cluster's task queue. */
  public List<Object> activities() {
    return List.of(
        new LiqoPair(access),
        new LiqoNetwork(access),
        new LiqoAuthentication(access),
        new LiqoOffloading(access));
  }

  /** Whether its API server answers now. */
  public boolean isReachable() {
    try {
      return client.getKubernetesVersion() != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  @Override
  public void close() {
    access.close();
    client.close();
  }

  private static ClusterId id(KubeApi api, KubernetesClient client, String liqoNamespace) {
    var found =
        api.list(
            Kind.CONFIG_MAP,
            liqoNamespace,
            Map.of("app.kubernetes.io/name", "clusterid-configmap"));
    String id = found.size() == 1 ? Fields.text(found.get(0), "data", "CLUSTER_ID") : null;
    if (id == null) {
      throw new LiqoConnectionException(
          "the cluster at "
              + client.getMasterUrl()
              + " has no Liqo in namespace "
              + liqoNamespace
              + ": install Liqo there, or name its namespace");
    }
    return new ClusterId(id);
  }

  private static @Nullable String uid(KubeApi api) {
    return api.getIfAllowed(Kind.NAMESPACE, null, "kube-system")
        .map(namespace -> namespace.getMetadata().getUid())
        .orElse(null);
  }
}
