package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.PlainText;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.starter.text.Ages;
import dev.hawser.starter.text.TextTable;
import dev.hawser.starter.text.WrappedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pairs and runs, for {@code -o text}.
 *
 * @param now ages are counted until then
 * @param width columns of the terminal
 */
public record StatusText(Instant now, int width) {
  private static final int LONGEST_ACTOR = 24;

  private static String because(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  /**
   * One pair: the verdict, both clusters, the runs, and what the latest one does or why it failed.
   */
  public String of(PairReport pair) {
    return of(pair, TreeText.of(pair.clusters(), now, width), pair.runs());
  }

  /**
   * Ever less of it, for small screens: objects only where one is not ready, then only the latest
   * run, and no run at all.
   */
  public List<String> shorter(PairReport pair) {
    String folded = TreeText.folded(pair.clusters(), now, width);
    var latest = pair.runs().stream().limit(1).toList();
    return List.of(
        of(pair, folded, pair.runs()),
        of(pair, folded, latest),
        String.join("\n\n", headAndTree(pair, folded)));
  }

  private String of(PairReport pair, String tree, List<RunReport> runs) {
    var parts = headAndTree(pair, tree);
    parts.add(runs(pair, runs));
    if (!runs.isEmpty()) parts.addAll(detail(runs.getFirst()));
    return String.join("\n\n", parts);
  }

  private List<String> headAndTree(PairReport pair, String tree) {
    var parts = new ArrayList<String>();
    parts.add(head(pair));
    if (pair.inspection() != null) parts.add(tree);
    return parts;
  }

  private String head(PairReport pair) {
    String age = pair.since() == null ? "" : " for " + Ages.of(pair.since(), now);
    String verdict =
        pair.consumer()
            + " → "
            + pair.provider()
            + ": "
            + pair.verdict().word()
            + age
            + because(pair.reason());
    var lines = new ArrayList<String>();
    lines.add(WrappedText.hanging(verdict, width, "  "));
    pair.problems().forEach(problem -> lines.add(WrappedText.hanging(problem, width, "  ")));
    return String.join("\n", lines);
  }

  private String runs(PairReport pair, List<RunReport> runs) {
    if (runs.isEmpty()) return "no runs";
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("RUN", "RESULT", "AGE", "BY", "WHY"));
    runs.forEach(run -> rows.add(row(run, pair.consumer())));
    String table = TextTable.wrapped(rows, width);
    int older = pair.olderRuns() + pair.runs().size() - runs.size();
    return older == 0 ? table : table + "\n" + older(older);
  }

  private static String older(int runs) {
    return (runs == 1 ? "1 older run" : runs + " older runs") + ": add --all";
  }

  private List<String> row(RunReport run, ClusterId consumer) {
    boolean reverse = !run.consumer().equals(consumer.value());
    return List.of(
        run.type() + (reverse ? " (" + run.consumer() + " → " + run.provider() + ")" : ""),
        run.result(),
        Ages.of(run.latest(), now),
        PlainText.cut(orDash(run.actor()), LONGEST_ACTOR),
        orDash(run.reason()));
  }

  private List<String> detail(RunReport run) {
    if (run.failure() != null) {
      return List.of(WrappedText.hanging("failure: " + run.failure(), width, "  "));
    }
    if (run.steps() == null || run.steps().steps().isEmpty()) return List.of();
    return List.of(steps(run.steps()));
  }

  private String steps(PeeringStatus status) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("STEP", "STATE", "SINCE", "DETAIL"));
    status
        .steps()
        .forEach(
            step ->
                rows.add(
                    List.of(
                        step.step().words() + " on " + step.cluster(),
                        step.state().words(),
                        Ages.of(step.since(), now),
                        Objects.requireNonNullElse(step.detail(), ""))));
    String table = TextTable.wrapped(rows, width);
    return status.problem() == null
        ? table
        : table + "\n" + WrappedText.hanging("problem: " + status.problem(), width, "  ");
  }

  /** All pairs, one line each. */
  public String pairs(List<PairLine> pairs) {
    if (pairs.isEmpty()) return "no peerings found";
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("CONSUMER", "PROVIDER", "VERDICT", "AGE", "REASON"));
    pairs.forEach(
        pair ->
            rows.add(
                List.of(
                    pair.consumer(),
                    pair.provider(),
                    pair.verdict().word(),
                    Ages.of(pair.since(), now),
                    orDash(pair.reason()))));
    return TextTable.cut(rows, width);
  }

  /** All runs, one line each. */
  public String table(List<RunReport> runs) {
    if (runs.isEmpty()) return "no runs found";
    var rows = new ArrayList<List<String>>();
    rows.add(
        List.of("RUN", "CONSUMER", "PROVIDER", "STATE", "PHASE", "AGE", "ACTOR", "WAITING FOR"));
    runs.forEach(run -> rows.add(row(run)));
    return TextTable.cut(rows, width);
  }

  private List<String> row(RunReport run) {
    return List.of(
        run.type(),
        run.consumer(),
        run.provider(),
        run.state(),
        orDash(run.phase()),
        Ages.of(run.started(), now),
        orDash(run.actor()),
        orDash(String.join("; ", run.waitReasons())));
  }

  private static String orDash(@Nullable String text) {
    return text == null || text.isEmpty() ? "-" : text;
  }
}
