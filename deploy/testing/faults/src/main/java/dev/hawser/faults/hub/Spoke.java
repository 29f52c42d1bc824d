package dev.hawser.faults.hub;

import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.ClusterUser;

/**
 * A cluster that peers with the hub and with no other cluster.
 *
 * @param isConsumer whether it is the consumer of the two
 * @param clean what was on it at first
 */
record Spoke(ClusterUser cluster, boolean isConsumer, ClusterSnapshot clean) {

  static Spoke of(ClusterUser cluster, boolean isConsumer) {
    return new Spoke(cluster, isConsumer, ClusterSnapshot.of(cluster));
  }
}
