package dev.hawser.liqo.offloading;

import dev.hawser.activity.PodGroup;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.PodOwners;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pods on virtual nodes, which delay a teardown until Liqo has evicted them. */
final class OffloadedPods {
  private OffloadedPods() {}

  /** What keeps the nodes from being drained, in words; empty if that is unknown. */
  static String blocking(KubeApi api, Set<String> nodes) {
    var pods = nodes.stream().flatMap(node -> on(api, node).stream()).toList();
    if (pods.isEmpty()) return "";
    String running =
        PodGroup.pods(pods.size()) + (pods.size() == 1 ? " still runs on it" : " still run on it");
    return running + " (" + PodGroup.enumerated(PodOwners.groups(pods)) + "): " + why(api, pods);
  }

  private static List<GenericKubernetesResource> on(KubeApi api, String node) {
    return api.tryList(Kind.POD, null, Map.of(), Map.of("spec.nodeName", node))
        .orIfUnknown(List.of());
  }

  private static String why(KubeApi api, List<GenericKubernetesResource> pods) {
    var namespaces = pods.stream().map(pod -> pod.getMetadata().getNamespace()).distinct();
    var budgets = namespaces.map(it -> api.tryList(Kind.DISRUPTION_BUDGET, it, Map.of())).toList();
    if (budgets.stream().anyMatch(ReadResult::isUnknown)) {
      return "a PodDisruptionBudget may block the eviction";
    }
    var blocking =
        budgets.stream()
            .flatMap(it -> it.value().stream())
            .filter(budget -> pods.stream().anyMatch(pod -> protects(budget, pod)))
            .map(budget -> Fields.name(budget) + " in " + budget.getMetadata().getNamespace())
            .collect(Collectors.joining(", "));
    return blocking.isEmpty()
        ? "no PodDisruptionBudget is known to block the eviction"
        : blocking + " allows no eviction now";
  }

  /** Those that select pods by expressions are not looked at. */
  private static boolean protects(GenericKubernetesResource budget, GenericKubernetesResource pod) {
    var allowed = Fields.number(budget, "status", "disruptionsAllowed");
    boolean sameNamespace =
        budget.getMetadata().getNamespace().equals(pod.getMetadata().getNamespace());
    return allowed != null && allowed == 0 && sameNamespace && selects(budget, pod);
  }

  private static boolean selects(GenericKubernetesResource budget, GenericKubernetesResource pod) {
    var labels = pod.getMetadata().getLabels();
    return labels != null
        && budget.get("spec", "selector", "matchLabels") instanceof Map<?, ?> wanted
        && wanted.entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.get(String.valueOf(label.getKey()))));
  }
}
