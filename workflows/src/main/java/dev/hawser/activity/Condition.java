package dev.hawser.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One condition of one object, as the controller that owns it reports it.
 *
 * @param status the controller's word, such as {@code True} or {@code Accepted}
 * @param reason its word for why; null without one
 * @param message why, in words; null without one
 * @param since when the status last changed; null where the controller does not say
 */
public record Condition(
    String status, @Nullable String reason, @Nullable String message, @Nullable Instant since) {
  private static final int LONGEST_WORD = 100;

  public Condition {
    status = PlainText.of(ValueRules.present("condition.status", status), LONGEST_WORD);
    reason = reason == null ? null : PlainText.of(reason, LONGEST_WORD);
    message = PlainText.ofCluster(message);
  }

  /** Whether the status is that word. */
  public boolean is(String word) {
    return status.equals(word);
  }
}
