package dev.hawser.starter.progress;

import dev.hawser.peering.Phase;
import dev.hawser.starter.progress.ActivityProgress.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment, as it is shown to people who watch it.
 *
 * @param type Peer or Unpeer; empty until something is known of the run
 * @param actor who started it; null if unknown
 * @param phase null for a run that has not said it
 * @param untaken what is said while no worker has taken it; empty once one has
 * @param ended null while it is open
 * @param steps in the order in which they began
 * @param trouble why it does not go on forward; null while it does
 */
public record RunView(
    String type,
    String consumer,
    String provider,
    @Nullable String actor,
    @Nullable Phase phase,
    String untaken,
    Instant started,
    @Nullable Instant ended,
    List<StepView> steps,
    @Nullable Trouble trouble) {
  public RunView {
    steps = List.copyOf(steps);
  }

  /**
   * Why a run does not go on forward.
   *
   * @param step the one that failed; empty when people stopped the run
   * @param reason empty when the step's failure says nothing
   */
  public record Trouble(String step, String reason) {
    /** The reason as the beginning of a sentence. */
    String because() {
      if (step.isEmpty()) return reason;
      return "failed: " + (reason.isEmpty() ? step : reason);
    }
  }

  static RunView of(RunFacts facts, String untaken, List<ActivityProgress> activities) {
    return new RunView(
        facts.type(),
        Objects.requireNonNullElse(facts.requested("consumer"), "?"),
        Objects.requireNonNullElse(facts.requested("provider"), "?"),
        facts.requested("actor"),
        facts.phase(),
        untaken,
        Objects.requireNonNullElse(facts.started(), Instant.EPOCH),
        facts.ended(),
        StepRows.of(facts, activities),
        trouble(facts, activities));
  }

  /** Nothing is in trouble that was stopped too late. */
  private static @Nullable Trouble trouble(RunFacts facts, List<ActivityProgress> activities) {
    if (facts.phase() == Phase.PEERED || facts.phase() == Phase.UNPEERED) return null;
    String stopped = facts.stopped();
    if (stopped != null) return new Trouble("", stopped);
    return activities.stream()
        .filter(activity -> activity.state() == State.FAILED)
        .filter(activity -> activity.action().kind() == StepAction.Kind.STEP)
        .min(Comparator.comparing(RunView::end))
        .map(activity -> new Trouble(activity.name(), activity.reason()))
        .orElse(null);
  }

  private static Instant end(ActivityProgress activity) {
    return Objects.requireNonNullElse(activity.until(), Instant.MAX);
  }

  boolean isKnown() {
    return !type.isEmpty();
  }

  /** How what is undone after the trouble is going; empty as long as nothing is undone. */
  String course() {
    if (phase == null) return "";
    return switch (phase) {
      case ROLLING_BACK -> "rolling back";
      case ROLLBACK_STUCK -> "the rollback is stuck";
      case ROLLED_BACK -> "rolled back";
      case ROLLBACK_INCOMPLETE -> "rolled back in part";
      case INSPECTING,
          PEERING,
          PEERED,
          UNPEERING,
          REMOVAL_STUCK,
          UNPEERED,
          REFUSED,
          FAILED,
          FORWARDING ->
          "";
    };
  }

  /** The trouble and its course, in one sentence; empty while it goes on forward. */
  String sentence() {
    if (trouble == null) return "";
    String because = trouble.because();
    if (!course().isEmpty()) return because + "; " + course();
    return ended == null ? because + "; stopping" : because;
  }

  boolean isStuck() {
    return steps.stream().anyMatch(step -> step.state() == StepState.STUCK);
  }

  /**
   * What people can do about a stuck step.
   *
   * @param flags what a command has to repeat to reach the same Temporal, each with a space before
   */
  String advice(String flags) {
    String pair = consumer + " " + provider + flags;
    String hurry = "Try again now: hawser retry " + pair + ". ";
    if (type.equals("Unpeer")) {
      return hurry + "Without the provider: hawser unpeer " + pair + " --provider-gone";
    }
    return steps.stream()
        .filter(step -> step.state() == StepState.STUCK)
        .map(step -> "\"" + step.action().words() + step.where() + "\"")
        .findFirst()
        .map(step -> hurry + "Without it: hawser skip " + pair + " " + step + " --reason …")
        .orElse(hurry);
  }

  Duration elapsed(Instant now) {
    return Duration.between(started, Objects.requireNonNullElse(ended, now));
  }
}
