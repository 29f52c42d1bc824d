package dev.hawser.starter.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligns rows in columns, three spaces apart, as kubectl does. */
final class TextTable {
  private TextTable() {}

  static String of(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(row.get(column)).repeat(' ', widths[column] - row.get(column).length() + 3);
    }
    return line.toString().stripTrailing();
  }
}
