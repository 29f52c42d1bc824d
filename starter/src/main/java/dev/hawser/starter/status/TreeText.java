package dev.hawser.starter.status;

import dev.hawser.starter.text.Ages;
import dev.hawser.starter.text.WrappedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Both clusters as a tree, in the manner of {@code clusterctl describe cluster}. */
final class TreeText {
  private static final String GAP = "   ";
  private static final Row HEADING = new Row("NAME", "", "READY", "AGE", "REASON");

  private final Instant now;
  private final int width;
  private final boolean folds;
  private int names;
  private int states;
  private int ages;

  private TreeText(Instant now, int width, boolean folds) {
    this.now = now;
    this.width = width;
    this.folds = folds;
  }

  /**
   * One line.
   *
   * @param below what stands under the name where the reason takes more lines
   */
  private record Row(String name, String below, String ready, String age, String reason) {}

  /** Reasons wrap, so that lines have at most that many characters. */
  static String of(List<ClusterReport> clusters, Instant now, int width) {
    return new TreeText(now, width, false).text(clusters);
  }

  /** Without remarks, and without the objects of modules that are ready. */
  static String folded(List<ClusterReport> clusters, Instant now, int width) {
    return new TreeText(now, width, true).text(clusters);
  }

  private String text(List<ClusterReport> clusters) {
    var rows = clusters.stream().map(this::rows).toList();
    var all = Stream.concat(Stream.of(HEADING), rows.stream().flatMap(List::stream)).toList();
    names = longest(all, Row::name);
    states = longest(all, Row::ready);
    ages = longest(all, Row::age);
    var lines = new ArrayList<String>(lines(HEADING));
    for (int i = 0; i < clusters.size(); i++) {
      lines.add(title(clusters.get(i)));
      rows.get(i).forEach(row -> lines.addAll(lines(row)));
      if (!folds) clusters.get(i).remarks().forEach(remark -> lines.add(remark(remark)));
    }
    return String.join("\n", lines);
  }

  private static String title(ClusterReport cluster) {
    return cluster.cluster()
        + " ("
        + cluster.role().word()
        + ")"
        + (cluster.liqo() == null ? "" : ", Liqo " + cluster.liqo())
        + (cluster.read() ? "" : ": could not be read");
  }

  private String remark(String remark) {
    return "  " + WrappedText.hanging(remark, width - 2, "    ");
  }

  private List<Row> rows(ClusterReport cluster) {
    var rows = new ArrayList<Row>();
    int modules = cluster.modules().size();
    for (int i = 0; i < modules; i++) {
      var module = cluster.modules().get(i);
      boolean last = i == modules - 1;
      String unused = module.objects().isEmpty() ? "not used" : "";
      rows.add(row(last ? "└─" : "├─", "", module.module(), module.ready(), "", unused));
      boolean folded = folds && module.ready() == Ready.TRUE;
      if (!folded) rows.addAll(rows(module.objects(), last ? "  " : "│ "));
    }
    return rows;
  }

  private List<Row> rows(List<ObjectReport> objects, String stem) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < objects.size(); i++) {
      var object = objects.get(i);
      boolean last = i == objects.size() - 1;
      String age = object.ready() == null ? "" : Ages.of(object.since(), now);
      rows.add(
          row(
              stem + (last ? "└─" : "├─"),
              stem + (last ? "" : "│"),
              object.object(),
              object.ready(),
              age,
              object.reason()));
    }
    return rows;
  }

  private static Row row(
      String branch, String below, String name, @Nullable Ready ready, String age, String reason) {
    return new Row(branch + name, below, ready == null ? "" : ready.word(), age, reason);
  }

  private List<String> lines(Row row) {
    int room = width - names - states - ages - 3 * GAP.length();
    var lines = new ArrayList<String>();
    for (String reason : WrappedText.lines(row.reason(), room)) {
      boolean first = lines.isEmpty();
      String line =
          padded(first ? row.name() : row.below(), names)
              + GAP
              + padded(first ? row.ready() : "", states)
              + GAP
              + padded(first ? row.age() : "", ages)
              + GAP
              + reason;
      lines.add(line.stripTrailing());
    }
    return lines;
  }

  private static int longest(List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(Math.max(0, length - text.length()));
  }
}
