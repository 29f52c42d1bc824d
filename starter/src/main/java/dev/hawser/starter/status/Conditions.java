package dev.hawser.starter.status;

import dev.hawser.activity.Condition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What conditions add to a line of the tree. */
final class Conditions {
  private Conditions() {}

  static @Nullable Instant since(@Nullable Condition condition) {
    return condition == null ? null : condition.since();
  }

  /** The words, and why: the condition's message, or else its reason. */
  static String explained(String words, @Nullable Condition condition) {
    if (condition == null) return words;
    String why = condition.message() == null ? condition.reason() : condition.message();
    return why == null || why.isEmpty() ? words : words + ": " + why;
  }
}
