package dev.hawser.liqo.diagnosis;

import dev.hawser.liqo.resources.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a Deployment or a pod does not run. */
final class WorkloadDiagnosis {
  /** Conditions that should be True, of Deployments and of pods. */
  private static final List<String> GOOD =
      List.of("Available", "Progressing", "PodScheduled", "Initialized", "Ready");

  private WorkloadDiagnosis() {}

  /** The reason in one sentence; empty if it runs. */
  static Optional<String> problemOf(GenericKubernetesResource workload) {
    String state = state(workload);
    String unmet = unmet(workload);
    if (state.isEmpty() && unmet.isEmpty()) return Optional.empty();
    return Optional.of(
        Fields.name(workload) + " is " + (state.isEmpty() ? "not healthy" : state) + detail(unmet));
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

  /** Why containers do not start, such as an image that can't be pulled or repeated crashes. */
  private static Stream<String> waiting(GenericKubernetesResource pod) {
    return Fields.objects(pod, "status", "containerStatuses")
        .map(status -> status.get("state") instanceof Map<?, ?> state ? state.get("waiting") : null)
        .filter(Map.class::isInstance)
        .map(waiting -> words((Map<?, ?>) waiting, "reason"));
  }

  private static String words(Map<?, ?> state, String title) {
    String name = Fields.words(state, title);
    String message = Fields.words(state, "message");
    String more = message == null ? Fields.words(state, "reason") : message;
    return name + (more == null || more.equals(name) ? "" : ": " + more);
  }

  private static String detail(String unmet) {
    return unmet.isEmpty() ? "" : " (" + unmet + ")";
  }
}
