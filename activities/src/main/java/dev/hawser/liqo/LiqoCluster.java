package dev.hawser.liqo;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.UnknownActivity;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import dev.hawser.liqo.network.LiqoNetwork;
import dev.hawser.liqo.offloading.LiqoOffloading;
import dev.hawser.liqo.pair.LiqoPair;
import dev.hawser.liqo.policy.PolicyException;
import dev.hawser.liqo.policy.PolicyFile;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.Timings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /**
   * As above, for an owner with a policy file.
   *
   * @param policy null without one
   */
  public static LiqoCluster connect(
      KubernetesClient client, String liqoNamespace, @Nullable PolicyFile policy) {
    return connect(client, liqoNamespace, Timings.PRODUCTION, policy);
  }

  /** As above, with other timings than those of production. */
  public static LiqoCluster connect(
      KubernetesClient client, String liqoNamespace, Timings timings) {
    return connect(client, liqoNamespace, timings, null);
  }

  private static LiqoCluster connect(
      KubernetesClient client, String liqoNamespace, Timings timings, @Nullable PolicyFile policy) {
    var api = new KubeApi(client);
    try {
      var id = id(api, client, liqoNamespace);
      var access = new ClusterAccess(client, id, uid(api), liqoNamespace, timings, policy);
      RenewedClient.behind(client)
          .ifPresent(
              renewed ->
                  renewed.onRenewal(
                      other -> isSame(access, other, liqoNamespace), access::renewWatches));
      return new LiqoCluster(client, access);
    } catch (KubernetesClientException e) {
      boolean refused = isRefusal(e);
      throw new LiqoConnectionException(
          refused ? FailureType.FORBIDDEN : FailureType.UNREACHABLE,
          "the cluster at "
              + address(client)
              + (refused ? " refuses: " : " does not answer: ")
              + KubernetesFailures.sentence(e));
    }
  }

  /** The address of an API server, without a user or a path. */
  public static String address(KubernetesClient client) {
    var url = client.getMasterUrl();
    return url.getProtocol()
        + "://"
        + url.getHost()
        + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  private static boolean isRefusal(KubernetesClientException e) {
    return KubernetesFailures.isUnauthenticated(e) || KubernetesFailures.isForbidden(e);
  }

  private static boolean isSame(ClusterAccess known, KubernetesClient other, String liqoNamespace) {
    try {
      var api = new KubeApi(other);
      return id(api, other, liqoNamespace).equals(known.id())
          && Objects.equals(uid(api), uid(known));
    } catch (KubernetesClientException | LiqoConnectionException e) {
      return false;
    }
  }

  public ClusterId id() {
    return access.id();
  }

  /** The UID of its kube-system namespace; null if that may not be read. */
  public @Nullable String uid() {
    return uid(access);
  }

  private static @Nullable String uid(ClusterAccess access) {
    var uid = access.uid();
    return uid.isUnknown() ? null : uid.value();
  }

  /** The activity implementations for the cluster's task queue. */
  public List<Object> activities() {
    return List.of(
        new LiqoPair(access),
        new LiqoNetwork(access),
        new LiqoAuthentication(access),
        new LiqoOffloading(access),
        new UnknownActivity(id()));
  }

  /** Why its API server can't be used now, in one sentence; empty if it answers. */
  public Optional<String> problem() {
    try {
      client.raw("/version");
      return Optional.empty();
    } catch (KubernetesClientException e) {
      // A server that forbids the request answers.
      return Optional.of(e)
          .filter(failure -> !KubernetesFailures.isForbidden(failure))
          .map(KubernetesFailures::sentence);
    }
  }

  /**
   * What its worker has to obey: the places of its owner's policies; none without a policy.
   *
   * @throws PolicyException with one sentence if one of them can't be used, so that the worker
   *     refuses everything
   */
  public List<String> policies() throws PolicyException {
    try {
      return access.policySources();
    } catch (KubernetesClientException e) {
      throw new PolicyException(
          "the policy in cluster " + id() + " can't be read: " + KubernetesFailures.sentence(e));
    }
  }

  /** Ends all waits on it: the worker stops, and another one goes on with their steps. */
  public void handOver() {
    access.handOver();
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
          FailureType.LIQO_NOT_FOUND,
          "the cluster at "
              + address(client)
              + " has no Liqo in namespace "
              + liqoNamespace
              + ": install Liqo there, or name its namespace");
    }
    return new ClusterId(id);
  }

  private static @Nullable String uid(KubeApi api) {
    return api.tryGet(Kind.NAMESPACE, null, "kube-system")
        .orIfUnknown(Optional.empty())
        .map(namespace -> namespace.getMetadata().getUid())
        .orElse(null);
  }
}
