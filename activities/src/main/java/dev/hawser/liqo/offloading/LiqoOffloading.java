package dev.hawser.liqo.offloading;

import dev.hawser.cluster.OffloadingActivities;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.liqo.objects.ClusterAccess;

/** Liqo's offloading module on the consumer. */
public final class LiqoOffloading implements OffloadingActivities {
  private final ClusterAccess cluster;

  public LiqoOffloading(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public Slice ensureSlice(Request request) {
    return cluster.run(
        request.scope(), work -> new Slices(work, request.cordoned()).ensure(request.options()));
  }

  @Override
  public Removed deleteSlice(Removal removal) {
    return cluster.run(removal.scope(), work -> new SliceRemoval(work).remove(removal));
  }

  @Override
  public Node awaitNode(Expected expected) {
    return cluster.run(
        expected.scope(), work -> new VirtualNodes(work).awaitReady(expected.node()));
  }
}
