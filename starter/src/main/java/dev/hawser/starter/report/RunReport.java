package dev.hawser.starter.report;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.starter.progress.ActivityProgress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run as status shows it.
 *
 * @param state Temporal's word: Running, Completed, Failed …
 * @param waiting what is under way in a living run
 * @param failure why it failed; null when it did not, or when nobody asked
 * @param steps what the run itself tells; null when it can't answer
 */
public record RunReport(
    String workflow,
    String run,
    String type,
    String consumer,
    String provider,
    @Nullable String phase,
    String state,
    Instant started,
    @Nullable Instant closed,
    @Nullable String actor,
    @Nullable String reason,
    List<Waiting> waiting,
    @Nullable String failure,
    @Nullable PeeringStatus steps) {

  /** What it waits for in words: what is under way, and what is stuck between two tries. */
  List<String> waitReasons() {
    var stuck =
        steps == null
            ? Stream.<String>of()
            : steps.steps().stream()
                .filter(step -> step.state() == PeeringStatus.State.STUCK)
                .map(step -> step.cluster() + ": " + step.step().words() + ": " + step.detail());
    return Stream.concat(waiting.stream().map(Waiting::text), stuck).toList();
  }

  /** One activity that is under way. */
  public record Waiting(
      String step,
      String cluster,
      Instant since,
      int attempt,
      @Nullable String waitingFor,
      @Nullable String lastFailure) {
    static Waiting of(ActivityProgress task) {
      return new Waiting(
          task.title(),
          task.cluster(),
          task.since(),
          task.attempt(),
          task.waitingFor(),
          task.lastFailure());
    }

    String text() {
      String why = waitingFor != null ? waitingFor : lastFailure == null ? step : lastFailure;
      return cluster + ": " + why;
    }
  }
}
