package dev.hawser.starter.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of a document: its header and its rows, each a list of cells. */
public record MarkdownTable(List<String> header, List<List<String>> rows) {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** All tables of a document, from top to bottom. */
  public static List<MarkdownTable> of(String text) {
    var tables = new ArrayList<MarkdownTable>();
    var lines = new ArrayList<List<String>>();
    for (String line : (text + "\n").split("\n", -1)) {
      if (line.startsWith("|")) {
        lines.add(cells(line));
      } else if (!lines.isEmpty()) {
        tables.add(
            new MarkdownTable(lines.getFirst(), List.copyOf(lines.subList(2, lines.size()))));
        lines.clear();
      }
    }
    return tables;
  }

  /** Rows in the manner of the house. */
  public static String write(List<String> header, Stream<List<String>> rows) {
    var lines = new ArrayList<String>();
    lines.add(line(header));
    lines.add("|" + "---|".repeat(header.size()));
    rows.map(MarkdownTable::line).forEach(lines::add);
    return String.join("\n", lines);
  }

  /** What stands between back quotes. */
  public static List<String> quoted(String cell) {
    return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
