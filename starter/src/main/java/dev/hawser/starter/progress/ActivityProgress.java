package dev.hawser.starter.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One activity of a run at one moment.
 *
 * @param cluster where it acts; empty when it acts on none
 * @param message what it has to say at its end
 * @param waitingFor what it waits for; null when it does not say
 * @param lastFailure first line of the last attempt's failure; null while there was none
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
  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  static ActivityProgress scheduled(String type, String cluster, Instant since) {
    return new ActivityProgress(type, cluster, State.RUNNING, since, null, "", 1, null, null);
  }

  ActivityProgress ended(State end, Instant when, String saying) {
    return new ActivityProgress(type, cluster, end, since, when, saying, attempt, null, null);
  }

  ActivityProgress pending(int attemptNow, @Nullable String waiting, @Nullable String failure) {
    return new ActivityProgress(
        type, cluster, state, since, until, message, attemptNow, waiting, failure);
  }

  /** Whether it has not ended yet. */
  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** As people read it. */
  public String title() {
    return ActivityMessages.of(type).map(ActivityMessages::title).orElse(type);
  }

  /** Why it takes so long; empty when nothing is known. */
  public String waitReason() {
    String waiting = waitingFor == null ? "" : waitingFor;
    if (lastFailure == null) return waiting;
    String retrying = "attempt " + attempt + ", after: " + lastFailure;
    return waiting.isEmpty() ? retrying : waiting + " (" + retrying + ")";
  }
}
