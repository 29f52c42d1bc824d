package dev.hawser.starter.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activity of a run at one moment.
 *
 * @param action what it is to the run
 * @param cluster where it acts; empty when it acts on none
 * @param reason why it ended so, or what it kept; empty when there is nothing to say
 * @param waitingFor what it waits for; null when unknown
 * @param lastFailure first line of the last attempt's failure; null if there was none
 */
public record ActivityProgress(
    String type,
    StepAction action,
    String cluster,
    State state,
    Instant since,
    @Nullable Instant until,
    String reason,
    int attempt,
    @Nullable String waitingFor,
    @Nullable String lastFailure) {
  /** The state of an activity. */
  public enum State {
    RUNNING,
    DONE,
    /** Done; there was nothing to remove. */
    NOTHING_FOUND,
    /** Done, but the provider has not granted what was asked for. */
    DENIED,
    FAILED,
    /** No worker took it in time. */
    NOT_TAKEN,
    CANCELLED
  }

  static ActivityProgress scheduled(String type, StepAction action, String cluster, Instant since) {
    return new ActivityProgress(
        type, action, cluster, State.RUNNING, since, null, "", 1, null, null);
  }

  ActivityProgress ended(State end, Instant when, String why) {
    return new ActivityProgress(type, action, cluster, end, since, when, why, attempt, null, null);
  }

  ActivityProgress pending(int attemptNow, @Nullable String waiting, @Nullable String failure) {
    return new ActivityProgress(
        type, action, cluster, state, since, until, reason, attemptNow, waiting, failure);
  }

  /** Whether it has not ended yet. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** The step, and that it is undone if it is. */
  public String title() {
    return action.title();
  }

  /** The same with its cluster. */
  public String name() {
    return cluster.isEmpty() ? title() : title() + " on " + cluster;
  }

  /** What it waits for and why it is retried; empty when unknown. */
  public String waitReason() {
    String waiting = waitingFor == null ? "" : "waiting for " + waitingFor;
    if (lastFailure == null) return waiting;
    String retrying = "attempt " + attempt + ", after: " + lastFailure;
    return waiting.isEmpty() ? retrying : waiting + " (" + retrying + ")";
  }
}
