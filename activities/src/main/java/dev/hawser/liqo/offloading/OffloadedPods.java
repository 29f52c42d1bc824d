package dev.hawser.liqo.offloading;

import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pods on virtual nodes, which delay a teardown until they are evicted. */
final class OffloadedPods {
  private static final int NAMED = 3;

  private OffloadedPods() {}

  /** What keeps the nodes from being drained, in words; empty if that is unknown. */
  static String blocking(KubeApi api, Set<String> nodes) {
    var pods =
        nodes.stream()
            .flatMap(node -> on(api, node).stream())
            .map(pod -> pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName())
            .toList();
    if (pods.isEmpty()) return "";
    String first = String.join(", ", pods.subList(0, Math.min(NAMED, pods.size())));
    return (pods.size() == 1 ? "1 pod still runs on it (" : pods.size() + " pods still run on it (")
        + first
        + "): a PodDisruptionBudget may block the eviction";
  }

  private static List<GenericKubernetesResource> on(KubeApi api, String node) {
    return api.tryList(Kind.POD, null, Map.of(), Map.of("spec.nodeName", node))
        .orIfUnknown(List.of());
  }
}
