package dev.hawser.starter.progress;

import dev.hawser.starter.terminal.StyledLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A screen as an SVG picture. */
final class TerminalPicture {
  private static final double COLUMN = 8.4;
  private static final int ROW = 20;
  private static final int MARGIN = 16;

  private TerminalPicture() {}

  /**
   * The picture of a terminal with so many columns.
   *
   * @param title what it shows, for those who do not see it
   */
  static String of(String title, List<StyledLine> lines, int columns) {
    double width = 2 * MARGIN + columns * COLUMN;
    int height = 2 * MARGIN + lines.size() * ROW;
    String rows =
        IntStream.range(0, lines.size())
            .mapToObj(row -> text(lines.get(row), MARGIN + row * ROW + 14))
            .collect(Collectors.joining("\n"));
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$.0f %2$d" width="%1$.0f" height="%2$d" role="img">
        <title>%3$s</title>
        <rect width="100%%" height="100%%" rx="8" fill="#16181d"/>
        <g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">
        %4$s
        </g>
        </svg>
        """,
        width,
        height,
        escaped(title),
        rows);
  }

  private static String text(StyledLine line, int y) {
    if (line.columns() == 0) return "";
    String spans =
        line.spans().stream()
            .filter(span -> !span.text().isEmpty())
            .map(
                span ->
                    "<tspan fill=\"%s\">%s</tspan>".formatted(colour(span), escaped(span.text())))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" textLength=\"%.1f\" xml:space=\"preserve\">%s</text>",
        MARGIN,
        y,
        line.columns() * COLUMN,
        spans);
  }

  private static String colour(StyledLine.Span span) {
    return switch (span.style()) {
      case PLAIN -> "#d7dae0";
      case STRONG -> "#ffffff";
      case FAINT -> "#7f8694";
      case GOOD -> "#8cc265";
      case WARNING -> "#d7ba5f";
      case BAD -> "#f0717b";
      case CONSUMER -> "#4fc1cf";
      case PROVIDER -> "#c678dd";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
