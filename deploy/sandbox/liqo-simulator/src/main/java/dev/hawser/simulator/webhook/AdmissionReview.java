package dev.hawser.simulator.webhook;

import dev.hawser.simulator.runtime.KubeObject;
import java.util.List;
import java.util.Optional;

/**
 * A write that a webhook has to review.
 *
 * @param object the object to be stored
 * @param before the object that an update replaces
 * @param groups the groups of the user who writes
 */
public record AdmissionReview(
    Operation operation, KubeObject object, Optional<KubeObject> before, List<String> groups) {
  /** The writes Liqo's webhooks look at. */
  public enum Operation {
    CREATE,
    UPDATE
  }

  public AdmissionReview {
    groups = List.copyOf(groups);
  }

  boolean isCreate() {
    return operation == Operation.CREATE;
  }
}
