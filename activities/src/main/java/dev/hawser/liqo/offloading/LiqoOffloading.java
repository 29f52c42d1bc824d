package dev.hawser.liqo.offloading;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.RequestOption;
import dev.hawser.activity.Role;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import java.util.LinkedHashSet;
import java.util.List;

/** Liqo's offloading module on the consumer. */
public final class LiqoOffloading implements OffloadingActivities {
  private final ClusterAccess cluster;

  public LiqoOffloading(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public SliceDecision ensureSlice(SliceInput request) {
    return cluster.run(
        request.scope(),
        context -> {
          context.pair().requireRole(Role.CONSUMER);
          context.allowed().require(policy -> policy.refusesResources(request.options()));
          return slices(context).ensure(request.options(), decisions(request));
        });
  }

  @Override
  public DeleteResult deleteSlice(DeleteInput removal) {
    var deleted = new LinkedHashSet<ObjectReference>();
    return cluster.run(removal, context -> removal(context).remove(removal, deleted));
  }

  @Override
  public Node awaitNode(NodeInput input) {
    return cluster.run(input.scope(), context -> nodes(context).awaitReady());
  }

  @Override
  public Drained drainNode(DrainInput request) {
    return cluster.run(
        request.scope(),
        context -> {
          context.pair().requireRole(Role.CONSUMER);
          context.allowed().requireOption(true, RequestOption.EVICT);
          return drain(context).drain();
        });
  }

  @Override
  public DeleteResult uncordonNode(DeleteInput removal) {
    return cluster.run(removal, context -> new DeleteResult(List.of(), drain(context).undo()));
  }

  private static NodeDrain drain(ActivityContext context) {
    return new NodeDrain(context.pair(), context.api(), context.objects(), context.attempt());
  }

  private static Slices slices(ActivityContext context) {
    return new Slices(context.pair(), context.api(), context.objects(), context.attempt());
  }

  private SliceDecisions decisions(SliceInput request) {
    return new SliceDecisions(
        request.options(), request.cordoned(), cluster.timings().settling().denial());
  }

  private static SliceRemoval removal(ActivityContext context) {
    return new SliceRemoval(context.pair(), context.api(), context.objects(), context.attempt());
  }

  private static VirtualNodes nodes(ActivityContext context) {
    return new VirtualNodes(context.pair(), context.api(), context.attempt());
  }
}
