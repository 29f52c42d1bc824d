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
    WAIT
  }

  boolean writes() {
    return action == Action.CREATE || action == Action.CHANGE || action == Action.REPLACE;
  }
}
