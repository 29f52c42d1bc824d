package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster a worker serves: its Liqo ID, and the UID of its kube-system namespace, which no
 * other cluster has.
 */
final class ClusterIdentity {
  private static final String KUBE_SYSTEM = "kube-system";

  private final ClusterId id;
  private volatile @Nullable String uid;

  /**
   * @param uid null if it is not known yet
   */
  ClusterIdentity(ClusterId id, @Nullable String uid) {
    this.id = id;
    this.uid = uid;
  }

  ClusterId id() {
    return id;
  }

  /** The UID of its kube-system namespace; unknown if that may not be read. */
  ReadResult<String> uid(KubeApi api) {
    var known = uid;
    if (known != null) return ReadResult.of(known);
    var read = api.tryGet(Kind.NAMESPACE, null, KUBE_SYSTEM).map(ClusterIdentity::uidOf);
    uid = read.orIfUnknown("").isEmpty() ? null : read.value();
    return read;
  }

  private static String uidOf(Optional<GenericKubernetesResource> namespace) {
    return namespace.map(found -> found.getMetadata().getUid()).orElse("");
  }

  /**
   * Requires an activity that is about this cluster.
   *
   * @throws ApplicationFailure WrongCluster if it names another one
   */
  void requireNamedBy(ActivityScope scope) {
    if (scope.cluster().equals(id)) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "this worker serves cluster " + id + ", and was asked to act on " + scope.cluster(),
        FailureType.WRONG_CLUSTER.word());
  }

  /**
   * Requires that the run started with this very cluster.
   *
   * @throws ApplicationFailure WrongCluster if it started with another one of this ID; Forbidden if
   *     the worker may not see that
   */
  void requireSame(ActivityScope scope, KubeApi api) {
    if (scope.clusterUid() == null) return;
    var current = uid(api);
    if (current.isUnknown()) throw uidUnknown();
    if (scope.clusterUid().equals(current.value())) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "the run started with cluster "
            + id
            + ", whose kube-system namespace has UID "
            + scope.clusterUid()
            + "; this worker's cluster has UID "
            + current.value()
            + ": two clusters share one Liqo ID, or the cluster was rebuilt",
        FailureType.WRONG_CLUSTER.word());
  }

  private ApplicationFailure uidUnknown() {
    return ApplicationFailure.newNonRetryableFailure(
        "the worker of "
            + id
            + " may not get namespace "
            + KUBE_SYSTEM
            + ", so it can't tell whether this is the cluster that the run started with: grant it"
            + " that permission",
        FailureType.FORBIDDEN.word());
  }
}
