package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment.
 *
 * @param problem the first cause of a failing run; null as long as nothing failed
 * @param kept what a rollback or an unpeer left on purpose
 * @param identityKey fingerprint of the key with which the consumer proves its identity; null until
 *     the consumer's worker has shown it
 */
public record PeeringStatus(
    ClusterId consumer,
    ClusterId provider,
    Phase phase,
    List<StepStatus> steps,
    @Nullable String problem,
    List<KeptObject> kept,
    @Nullable String identityKey) {
  public PeeringStatus {
    steps = List.copyOf(steps);
    kept = List.copyOf(kept);
  }

  /** One in which the consumer's key is not known. */
  public PeeringStatus(
      ClusterId consumer,
      ClusterId provider,
      Phase phase,
      List<StepStatus> steps,
      @Nullable String problem,
      List<KeptObject> kept) {
    this(consumer, provider, phase, steps, problem, kept, null);
  }

  /** How far one step is on one cluster. */
  public record StepStatus(
      Step step, ClusterId cluster, State state, Instant since, String detail) {}

  /** States of a step. */
  public enum State {
    RUNNING("running"),
    DONE("done"),
    FAILED("failed"),
    UNDOING("undoing"),
    UNDONE("undone"),
    /** A rollback found it as it had been before the run, or as somebody else had changed it. */
    LEFT("left as it was"),
    /** A rollback found that the step had not begun. */
    NOTHING_TO_UNDO("nothing to undo"),
    STUCK("stuck"),
    SKIPPED("skipped");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }
}
