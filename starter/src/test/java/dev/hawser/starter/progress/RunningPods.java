package dev.hawser.starter.progress;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.PodGroup;
import java.util.List;

/** What a cluster shows on whose virtual node three pods run. */
final class RunningPods {
  private RunningPods() {}

  static ClusterView seenOn(String cluster) {
    var empty = ClusterView.absent(new ClusterId(cluster));
    var groups =
        List.of(
            new PodGroup("shop", "Deployment", "cart", 2), new PodGroup("web", "Pod", "debug", 1));
    return new ClusterView(
        empty.cluster(),
        empty.contract(),
        empty.namespace(),
        null,
        empty.installation(),
        empty.permissions(),
        empty.network(),
        empty.authentication(),
        new OffloadingView(null, null, 3, List.of(), groups),
        List.of(),
        List.of(),
        List.of());
  }
}
