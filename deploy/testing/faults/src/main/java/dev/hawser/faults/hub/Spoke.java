package dev.hawser.faults.hub;

import dev.hawser.activity.ClusterId;
import dev.hawser.environment.SandboxCluster;
import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.ClusterUser;

/**
 * A cluster that peers with the hub and with nobody else.
 *
 * @param consumes whether it is the consumer of the two
 * @param before what stood on it at first
 */
record Spoke(SandboxCluster cluster, ClusterUser side, boolean consumes, ClusterSnapshot before) {

  static Spoke of(SandboxCluster cluster, String id, boolean consumes) {
    var side = new ClusterUser(new ClusterId(id), cluster.client());
    return new Spoke(cluster, side, consumes, ClusterSnapshot.of(side));
  }
}
