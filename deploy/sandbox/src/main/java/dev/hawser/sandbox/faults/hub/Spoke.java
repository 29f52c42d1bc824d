package dev.hawser.sandbox.faults.hub;

import dev.hawser.cluster.ClusterId;
import dev.hawser.sandbox.SandboxCluster;
import dev.hawser.sandbox.contract.Side;
import dev.hawser.sandbox.contract.Snapshot;

/**
 * A cluster that peers with the hub and with nobody else.
 *
 * @param consumes whether it is the consumer of the two
 * @param before what stood on it at first
 */
record Spoke(SandboxCluster cluster, Side side, boolean consumes, Snapshot before) {

  static Spoke of(SandboxCluster cluster, String id, boolean consumes) {
    var side = new Side(new ClusterId(id), cluster.client());
    return new Spoke(cluster, side, consumes, Snapshot.of(side));
  }
}
