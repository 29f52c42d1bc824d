package dev.hawser.peering.saga;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities;
import java.util.List;
import java.util.Map;

/** Offloading of a fake cluster. */
final class FakeOffloading implements OffloadingActivities {
  private final FakeCluster cluster;

  FakeOffloading(FakeCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public SliceDecision ensureSlice(SliceInput request) {
    return cluster.answer(
        "ensureSlice",
        request.scope(),
        () -> {
          String run = request.scope().run();
          cluster.objects.ensure(run, "ResourceSlice", request.options().requested());
          if (cluster.unusable == null && request.options().wantsVirtualNode()) {
            cluster.objects.ensure(run, "VirtualNode", Map.of());
            cluster.objects.ensure(run, "Node", Map.of());
          }
          return new SliceDecision(cluster.peer.value(), Map.of("cpu", "4"), cluster.unusable);
        });
  }

  @Override
  public DeleteResult deleteSlice(DeleteInput removal) {
    return cluster.answer(
        "deleteSlice",
        removal.scope(),
        () -> cluster.objects.remove(removal, "ResourceSlice", "VirtualNode", "Node"));
  }

  @Override
  public Drained drainNode(DrainInput request) {
    cluster.drainPatience = request.scope().patience();
    return cluster.answer(
        "drainNode",
        request.scope(),
        () -> {
          boolean there = cluster.objects.has("Node");
          var cordoned = Map.of("unschedulable", "true");
          if (there) cluster.objects.ensure(request.scope().run(), "Node", cordoned);
          return new Drained(there ? List.of(cluster.peer.value()) : List.of());
        });
  }

  @Override
  public DeleteResult uncordonNode(DeleteInput removal) {
    return cluster.answer(
        "uncordonNode",
        removal.scope(),
        () -> {
          cluster.objects.remove(removal, "Node");
          return DeleteResult.NOTHING;
        });
  }

  @Override
  public Node awaitNode(NodeInput input) {
    return cluster.answer("awaitNode", input.scope(), () -> new Node(cluster.peer.value()));
  }
}
