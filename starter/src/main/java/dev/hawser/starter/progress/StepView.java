package dev.hawser.starter.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run on one cluster.
 *
 * @param cluster empty when it acts on none
 * @param until when it ended; null until then
 * @param reason what it waits for, why it failed, or what it kept; empty when unknown
 */
public record StepView(
    StepAction action,
    String cluster,
    StepState state,
    Instant since,
    @Nullable Instant until,
    String reason) {
  /** As {@code hawser skip} takes it, marked if it is an undo. */
  public String name() {
    return action.title() + where();
  }

  /** Which cluster, as it follows the words; empty when there is none. */
  String where() {
    return cluster.isEmpty() ? "" : " on " + cluster;
  }

  Duration elapsed(Instant now) {
    return Duration.between(since, Objects.requireNonNullElse(until, now));
  }

  StepView as(StepState other) {
    return new StepView(action, cluster, other, since, until, reason);
  }

  StepView because(String why) {
    return new StepView(action, cluster, state, since, until, why);
  }
}
