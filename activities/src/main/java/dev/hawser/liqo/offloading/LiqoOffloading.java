package dev.hawser.liqo.offloading;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.liqo.cluster.ClusterAccess;

/** Liqo's offloading module on the consumer. */
public final class LiqoOffloading implements OffloadingActivities {
  private final ClusterAccess cluster;

  public LiqoOffloading(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public SliceDecision ensureSlice(SliceInput request) {
    return cluster.run(
        request.scope(), work -> new Slices(work, request.cordoned()).ensure(request.options()));
  }

  @Override
  public DeleteResult deleteSlice(DeleteInput removal) {
    return cluster.run(removal.scope(), work -> new SliceRemoval(work).remove(removal));
  }

  @Override
  public Node awaitNode(NodeInput expected) {
    return cluster.run(
        expected.scope(), work -> new VirtualNodes(work).awaitReady(expected.node()));
  }
}
