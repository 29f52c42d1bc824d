package dev.hawser.starter.status;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.starter.status.RunReport.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports of runs, made of what a test is about. */
final class RunReports {
  private String type = "Peer";
  private String consumer = "rome";
  private String provider = "milan";
  private @Nullable String phase = "Peered";
  private String state = "Completed";
  private Duration age = Duration.ofHours(3);
  private @Nullable String actor = "ada@laptop";
  private @Nullable String reason;
  private List<Waiting> waiting = List.of();
  private @Nullable String failure;
  private @Nullable PeeringStatus steps;

  private RunReports() {}

  /** A run that is going on. */
  static RunReports open(String type, @Nullable String phase) {
    return ended(type, phase, "Running");
  }

  static RunReports ended(String type, @Nullable String phase, String state) {
    var run = new RunReports();
    run.type = type;
    run.phase = phase;
    run.state = state;
    return run;
  }

  RunReports between(String one, String other) {
    consumer = one;
    provider = other;
    return this;
  }

  RunReports ago(Duration time) {
    age = time;
    return this;
  }

  RunReports by(@Nullable String who, @Nullable String why) {
    actor = who;
    reason = why;
    return this;
  }

  RunReports waitingFor(String cluster, @Nullable String what, @Nullable String lastFailure) {
    waiting =
        List.of(
            new Waiting("wait for the virtual node", cluster, Instant.EPOCH, 1, what, lastFailure));
    return this;
  }

  RunReports failedWith(String sentence) {
    failure = sentence;
    return this;
  }

  RunReports at(PeeringStatus status) {
    steps = status;
    return this;
  }

  RunReport report() {
    var then = PeeredViews.NOW.minus(age);
    boolean open = state.equals("Running");
    return new RunReport(
        "peering/milan~rome",
        "r1",
        type,
        consumer,
        provider,
        phase,
        state,
        open ? then : then.minusSeconds(60),
        open ? null : then,
        actor,
        reason,
        waiting,
        failure,
        steps);
  }
}
