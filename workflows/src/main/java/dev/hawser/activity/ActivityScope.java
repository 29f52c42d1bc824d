package dev.hawser.activity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's part in one run: the first field of every activity's input.
 *
 * @param cluster the cluster that the activity runs on
 * @param peer the other cluster of the pair
 * @param role what {@code cluster} is in this peering
 * @param clusterUid UID of the {@code kube-system} namespace that Inspect saw; a worker whose
 *     cluster has another answers {@link FailureType#WRONG_CLUSTER}; null where it may not be read
 * @param namespace the peer's tenant namespace as the run saw it; a worker finds its own
 * @param run the run's label value: what it creates carries it
 * @param patience how long an unmet condition is watched before the step fails; null: without end
 */
public record ActivityScope(
    ClusterId cluster,
    ClusterId peer,
    Role role,
    @Nullable String clusterUid,
    String namespace,
    String run,
    @Nullable Duration patience) {
  static final int LONGEST_UID = 128;

  public ActivityScope {
    ValueRules.present("scope.cluster", cluster);
    ValueRules.present("scope.peer", peer);
    ValueRules.present("scope.role", role);
    if (cluster.equals(peer)) {
      throw new InvalidFieldException(
          "{} and {} are both \"" + cluster + "\"", "scope.cluster", "scope.peer");
    }
    if (!namespace.isEmpty()) ValueRules.label("scope.namespace", namespace);
    ValueRules.labelValue("scope.run", run);
    ValueRules.bounded("scope.clusterUid", clusterUid, LONGEST_UID);
  }

  /** The same part, watched for another time. */
  public ActivityScope withPatience(@Nullable Duration other) {
    return new ActivityScope(cluster, peer, role, clusterUid, namespace, run, other);
  }
}
