package dev.hawser.starter.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activity of a run at one moment.
 *
 * @param cluster where it acts; empty when it acts on none
 * @param message what to print when it ends; empty until then
 * @param waitingFor what it waits for; null when unknown
 * @param lastFailure first line of the last attempt's failure; null if there was none
 */
public record ActivityProgress(
    String type,
    String cluster,
    State state,
    Instant since,
    @Nullable Instant until,
    String message,
    int attempt,
    @Nullable String waitingFor,
    @Nullable String lastFailure) {
  /** The state of an activity. */
  public enum State {
    RUNNING,
    DONE,
    /** Done, but the provider has not granted what was asked for. */
    DENIED,
    FAILED,
    CANCELLED
  }

  static ActivityProgress scheduled(String type, String cluster, Instant since) {
    return new ActivityProgress(type, cluster, State.RUNNING, since, null, "", 1, null, null);
  }

  ActivityProgress ended(State end, Instant when, String text) {
    return new ActivityProgress(type, cluster, end, since, when, text, attempt, null, null);
  }

  ActivityProgress pending(int attemptNow, @Nullable String waiting, @Nullable String failure) {
    return new ActivityProgress(
        type, cluster, state, since, until, message, attemptNow, waiting, failure);
  }

  /** Whether it has not ended yet. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** What it does, in words. */
  public String title() {
    return ActivityMessages.of(type).map(ActivityMessages::title).orElse(type);
  }

  /** What it waits for and why it is retried; empty when unknown. */
  public String waitReason() {
    String waiting = waitingFor == null ? "" : waitingFor;
    if (lastFailure == null) return waiting;
    String retrying = "attempt " + attempt + ", after: " + lastFailure;
    return waiting.isEmpty() ? retrying : waiting + " (" + retrying + ")";
  }
}
