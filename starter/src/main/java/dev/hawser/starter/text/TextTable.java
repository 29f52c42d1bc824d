package dev.hawser.starter.text;

import dev.hawser.activity.PlainText;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligns rows in columns, three spaces apart, as kubectl does. */
public final class TextTable {
  private static final int GAP = 3;
  private static final int NARROWEST = 16;
  private static final String INDENT = "    ";

  private final List<List<String>> rows;
  private final int[] widths;
  private final int room;

  private TextTable(List<List<String>> rows, int width) {
    this.rows = rows;
    this.widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    this.room = width - IntStream.range(0, widths.length - 1).map(i -> widths[i] + GAP).sum();
  }

  /** As wide as it gets. */
  public static String of(List<List<String>> rows) {
    return new TextTable(rows, Integer.MAX_VALUE).lines((cells, last) -> cells + last);
  }

  /** The last column is cut, and where that is not enough the others, so that no line wraps. */
  public static String cut(List<List<String>> rows, int width) {
    var table = new TextTable(rows, width);
    int longest = Math.max(NARROWEST, width);
    return table.lines((cells, last) -> PlainText.cut((cells + last).stripTrailing(), longest));
  }

  /** The last column is wrapped to that width; without room for it, it stands below each row. */
  public static String wrapped(List<List<String>> rows, int width) {
    var table = new TextTable(rows, width);
    if (table.room < NARROWEST) {
      return table.lines((cells, last) -> last.isEmpty() ? cells : below(cells, last, width));
    }
    String indent = " ".repeat(width - table.room);
    return table.lines((cells, last) -> cells + WrappedText.hanging(last, width, indent));
  }

  private static String below(String cells, String last, int width) {
    return cells.stripTrailing() + "\n" + INDENT + WrappedText.hanging(last, width, INDENT);
  }

  private String lines(BiFunction<String, String, String> finish) {
    return rows.stream()
        .map(row -> finish.apply(cells(row), row.getLast()))
        .flatMap(String::lines)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private String cells(List<String> row) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length - 1; column++) {
      line.append(row.get(column)).repeat(' ', widths[column] - row.get(column).length() + GAP);
    }
    return line.toString();
  }
}
