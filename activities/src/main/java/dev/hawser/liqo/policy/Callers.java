package dev.hawser.liqo.policy;

import dev.hawser.activity.PeerPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Which runs may use the cluster's worker.
 *
 * @param namespaces of Temporal, or {@code any}
 * @param workflowTypes Peer, Unpeer, Inspect, or {@code any}
 */
public record Callers(List<String> namespaces, List<String> workflowTypes) {
  static final List<String> TYPES = List.of("Peer", "Unpeer", "Inspect");
  static final Callers ALL = new Callers(List.of(PeerPolicy.ANY), List.of(PeerPolicy.ANY));

  public Callers {
    namespaces = List.copyOf(namespaces);
    workflowTypes = List.copyOf(workflowTypes);
  }

  /** Which rule refuses a run, and what to do; empty if it is allowed. */
  Optional<String> refusal(String namespace, String workflowType) {
    if (!names(namespaces, namespace)) {
      return Optional.of(
          "callers.namespaces does not name Temporal's namespace %s: ask the cluster's owner to add it"
              .formatted(namespace));
    }
    if (!names(workflowTypes, workflowType)) {
      return Optional.of(
          "callers.workflowTypes does not name %s: ask the cluster's owner to add it"
              .formatted(workflowType));
    }
    return Optional.empty();
  }

  private static boolean names(List<String> allowed, String value) {
    return allowed.contains(PeerPolicy.ANY) || allowed.contains(value);
  }
}
