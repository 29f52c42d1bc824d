package dev.hawser.liqo.diagnosis;

import dev.hawser.liqo.resources.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Deployment or a pod lacks to run. */
final class WorkloadDiagnosis {
  /** Conditions that should be True; of the two kinds no name means different things. */
  private static final List<String> GOOD =
      List.of("Available", "Progressing", "PodScheduled", "Initialized", "Ready");

  private WorkloadDiagnosis() {}

  /** One sentence; empty when it runs. */
  static Optional<String> lackOf(GenericKubernetesResource workload) {
    String state = state(workload);
    String unmet = unmet(workload);
    if (state.isEmpty() && unmet.isEmpty()) return Optional.empty();
    return Optional.of(
        Fields.name(workload) + " is " + (state.isEmpty() ? "not well" : state) + detail(unmet));
  }

  private static String state(GenericKubernetesResource workload) {
    if (Fields.terminating(workload)) return "being deleted";
    if ("Pod".equals(workload.getKind())) {
      String phase = Fields.text(workload, "status", "phase");
      return "Running".equals(phase) ? "" : phase == null ? "Pending" : phase;
    }
    Integer available = Fields.number(workload, "status", "availableReplicas");
    return available == null || available == 0 ? "not available" : "";
  }

  private static String unmet(GenericKubernetesResource workload) {
    var conditions =
        Fields.objects(workload, "status", "conditions")
            .filter(condition -> isUnmet(condition))
            .map(condition -> words(condition, "type"));
    return Stream.concat(conditions, waiting(workload))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static boolean isUnmet(Map<String, Object> condition) {
    boolean failure = "ReplicaFailure".equals(condition.get("type"));
    return failure
        ? "True".equals(condition.get("status"))
        : GOOD.contains(String.valueOf(condition.get("type")))
            && "False".equals(condition.get("status"));
  }

  /** Why a container does not start: its image can't be pulled, it crashes again and again. */
  private static Stream<String> waiting(GenericKubernetesResource pod) {
    return Fields.objects(pod, "status", "containerStatuses")
        .map(status -> status.get("state") instanceof Map<?, ?> state ? state.get("waiting") : null)
        .filter(Map.class::isInstance)
        .map(waiting -> words((Map<?, ?>) waiting, "reason"));
  }

  private static String words(Map<?, ?> said, String title) {
    Object more = said.get("message") == null ? said.get("reason") : said.get("message");
    return said.get(title) + (more == null || more.equals(said.get(title)) ? "" : ": " + more);
  }

  private static String detail(String unmet) {
    return unmet.isEmpty() ? "" : " (" + unmet + ")";
  }
}
