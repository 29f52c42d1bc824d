package dev.hawser.starter.report;

import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pairs and runs, for {@code -o text}. */
public final class StatusText {
  private StatusText() {}

  /** One pair: both clusters, the runs, and the steps or the failure of the latest run. */
  public static String of(PairReport pair) {
    var parts = new ArrayList<String>();
    if (pair.inspection() != null) parts.addAll(clusters(pair.inspection()));
    if (pair.runs().isEmpty()) {
      parts.add("no runs");
    } else {
      parts.add(table(pair.runs()));
      parts.addAll(detail(pair.runs().getFirst()));
    }
    return String.join("\n\n", parts);
  }

  /** A table of runs. */
  public static String table(List<RunReport> runs) {
    if (runs.isEmpty()) return "no runs";
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of("RUN", "CONSUMER", "PROVIDER", "STATE", "PHASE", "AGE", "ACTOR", "WAITING FOR"));
    runs.forEach(run -> rows.add(row(run)));
    return TextTable.of(rows);
  }

  private static List<String> row(RunReport run) {
    return List.of(
        run.type(),
        run.consumer(),
        run.provider(),
        run.state(),
        orDash(run.phase()),
        age(run.started()),
        orDash(run.actor()),
        orDash(String.join("; ", run.waitReasons())));
  }

  private static List<String> clusters(Inspection inspection) {
    var parts = new ArrayList<String>();
    parts.add(ClusterText.of(inspection.consumerId(), "consumer", inspection.consumer()));
    parts.add(ClusterText.of(inspection.providerId(), "provider", inspection.provider()));
    inspection.problems().forEach(problem -> parts.add("problem: " + problem));
    return parts;
  }

  private static List<String> detail(RunReport run) {
    if (run.failure() != null) return List.of("failure: " + run.failure());
    if (run.steps() == null || run.steps().steps().isEmpty()) return List.of();
    return List.of(steps(run.steps()));
  }

  private static String steps(PeeringStatus status) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("STEP", "CLUSTER", "STATE", "SINCE", "DETAIL"));
    status
        .steps()
        .forEach(
            step ->
                rows.add(
                    List.of(
                        step.step().words(),
                        step.cluster().value(),
                        step.state().name().toLowerCase(Locale.ROOT),
                        age(step.since()),
                        Objects.requireNonNullElse(step.detail(), ""))));
    String problem = status.problem() == null ? "" : "\nproblem: " + status.problem();
    return TextTable.of(rows) + problem;
  }

  private static String orDash(@Nullable String text) {
    return text == null || text.isEmpty() ? "-" : text;
  }

  private static String age(Instant since) {
    var age = Duration.between(since, Instant.now());
    if (age.toDays() > 0) return age.toDays() + "d";
    if (age.toHours() > 0) return age.toHours() + "h";
    if (age.toMinutes() > 0) return age.toMinutes() + "m";
    return Math.max(0, age.toSeconds()) + "s";
  }
}
