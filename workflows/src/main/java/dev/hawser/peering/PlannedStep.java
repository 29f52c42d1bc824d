package dev.hawser.peering;

import dev.hawser.activity.ClusterId;

/**
 * One line of a plan.
 *
 * @param detail what makes the difference, in words; empty when there is nothing to add
 */
public record PlannedStep(Step step, ClusterId cluster, Action action, String detail) {
  /** What a step will do to the cluster. */
  public enum Action {
    CREATE,
    CHANGE,
    ADOPT,
    REPLACE,
    WAIT,
    /** An unpeer removes it. */
    DELETE,
    /** An unpeer evicts running pods, then removes it. */
    EVICT,
    /** An unpeer leaves it; the detail says why. */
    KEEP,
    /** An unpeer would remove it, and finds nothing. */
    ABSENT
  }

  /** Whether the step changes the cluster. */
  public boolean writes() {
    return switch (action) {
      case CREATE, CHANGE, REPLACE, DELETE, EVICT -> true;
      case ADOPT, WAIT, KEEP, ABSENT -> false;
    };
  }
}
