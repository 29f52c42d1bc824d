package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ObjectReference;
import java.util.List;

/**
 * What one step of a plan does.
 *
 * @param detail why, in words; empty when there is nothing to add
 * @param objects what an unpeer deletes or keeps; empty in the plan of a Peer
 */
public record PlannedStep(
    Step step, ClusterId cluster, Action action, String detail, List<ObjectReference> objects) {
  public PlannedStep {
    objects = List.copyOf(objects);
  }

  /** A line that names no objects. */
  public PlannedStep(Step step, ClusterId cluster, Action action, String detail) {
    this(step, cluster, action, detail, List.of());
  }

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
    /** An unpeer would remove it, but it does not exist. */
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
