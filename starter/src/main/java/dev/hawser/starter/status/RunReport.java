package dev.hawser.starter.status;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.starter.progress.ActivityProgress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hawser status} shows of a run.
 *
 * @param state the status in Temporal: Running, Completed, Failed …
 * @param waiting the pending activities of a running run
 * @param failure why it failed; null if it did not, and in lists
 * @param steps what the run itself reports; null when it cannot answer
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

  /** Whether it is still going on. */
  boolean isOpen() {
    return state.equals("Running");
  }

  /**
   * When it ended; when it started, while it is going on or where the server's list lacks the end.
   */
  Instant latest() {
    return closed == null ? started : closed;
  }

  /** Whether it takes a peering down. */
  boolean isUnpeer() {
    return type.equals("Unpeer");
  }

  /** How far it is, or how it ended. */
  String result() {
    return phase == null ? state : phase;
  }

  /** What it waits for, in words: pending activities, and steps that are stuck between retries. */
  List<String> waitReasons() {
    var stuck =
        steps == null
            ? Stream.<String>of()
            : steps.steps().stream()
                .filter(step -> step.state() == PeeringStatus.State.STUCK)
                .filter(step -> waiting.stream().noneMatch(pending -> pending.repeats(step)))
                .map(step -> step.step().words() + " on " + step.cluster() + ": " + step.detail());
    return Stream.concat(waiting.stream().map(Waiting::text), stuck).toList();
  }

  /** When the first of its steps came into one of these states; empty if none has, or is known. */
  Optional<Instant> firstSince(Set<PeeringStatus.State> states) {
    if (steps == null) return Optional.empty();
    return steps.steps().stream()
        .filter(step -> states.contains(step.state()))
        .map(PeeringStatus.StepStatus::since)
        .min(Instant::compareTo);
  }

  /** A pending activity. */
  public record Waiting(
      String step,
      String cluster,
      Instant since,
      int attempt,
      @Nullable String waitingFor,
      @Nullable String lastFailure) {
    static Waiting of(ActivityProgress activity) {
      return new Waiting(
          activity.title(),
          activity.cluster(),
          activity.since(),
          activity.attempt(),
          activity.waitingFor(),
          activity.lastFailure());
    }

    /** Whether the cluster's worker works on it. */
    boolean isTaken() {
      return !"a worker that serves the cluster".equals(waitingFor);
    }

    /** Whether it says the same of that step. */
    boolean repeats(PeeringStatus.StepStatus stuck) {
      return step.endsWith(stuck.step().words())
          && cluster.equals(stuck.cluster().value())
          && Objects.equals(why(), stuck.detail());
    }

    private @Nullable String why() {
      return waitingFor == null ? lastFailure : waitingFor;
    }

    String text() {
      String where = cluster.isEmpty() ? step : step + " on " + cluster;
      String why = why();
      return why == null ? where : where + ": " + why;
    }
  }
}
