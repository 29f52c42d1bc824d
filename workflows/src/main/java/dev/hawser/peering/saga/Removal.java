package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import dev.hawser.peering.Step;
import java.time.Duration;
import java.util.function.Function;

/** Something to remove: the step that it belongs to, its cluster, and the activity that does it. */
record Removal(Step step, ClusterStubs on, Function<ClusterStubs, DeleteResult> act) {
  /** As people see it, and name it to skip it. */
  String name() {
    return step.words() + " on " + on.id();
  }

  ClusterId cluster() {
    return on.id();
  }

  /** Fails when it is refused, and when it has watched an unmet condition for so long. */
  RemovalAttempt tryFor(Duration patience) {
    return new RemovalAttempt(this, on.undoing(patience), false);
  }

  /**
   * Temporal repeats it until it succeeds. Its failures add nothing to the history, and it goes on
   * within a minute after its cause is gone.
   */
  RemovalAttempt tryUntilDone() {
    return new RemovalAttempt(this, on.undoing(null), true);
  }
}
