package dev.hawser.starter.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Draws lines below what was printed before, and draws the next ones in their place. The cursor
 * stays in the row below the last line. Its lines must fit the terminal in both directions: what
 * has scrolled away can't be drawn over.
 */
public final class Painter {
  private static final String CLEAR_BELOW = "\033[J";
  private static final String CLEAR_REST_OF_LINE = "\033[K";

  private final PrintWriter out;
  private final boolean colours;
  private final boolean wraps;
  private List<StyledLine> drawn = List.of();
  private TerminalSize size = TerminalSize.DEFAULT;

  private Painter(PrintWriter out, boolean colours, boolean wraps) {
    this.out = out;
    this.colours = colours;
    this.wraps = wraps;
  }

  /** On a terminal with this environment. */
  public static Painter on(PrintWriter out, boolean colours, Map<String, String> environment) {
    return new Painter(out, colours, wraps(environment));
  }

  /**
   * Whether a terminal that becomes narrower breaks the lines that it shows. Most do; xterm, GNU
   * screen and the Linux console cut them.
   */
  private static boolean wraps(Map<String, String> environment) {
    if (environment.containsKey("TMUX")) return true;
    return !environment.containsKey("XTERM_VERSION")
        && !environment.containsKey("STY")
        && !environment.getOrDefault("TERM", "").startsWith("linux");
  }

  /** Draws these lines in place of the last ones, on a terminal of that size now. */
  public synchronized void draw(List<StyledLine> lines, TerminalSize now) {
    if (!now.equals(size)) erase(now);
    if (lines.equals(drawn)) return;
    var text = new StringBuilder(toFirstLine());
    for (int i = 0; i < lines.size(); i++) {
      if (isDrawn(i, lines.get(i))) text.append('\n');
      else append(text, lines.get(i));
    }
    if (lines.size() < drawn.size()) text.append(CLEAR_BELOW);
    drawn = List.copyOf(lines);
    print(text);
  }

  /** What is drawn is elsewhere after the terminal has got another size. */
  private void erase(TerminalSize now) {
    size = now;
    if (drawn.isEmpty()) return;
    print(new StringBuilder(toFirstLine()).append(CLEAR_BELOW));
    drawn = List.of();
  }

  /** Prints text above what is drawn, or as the next line where nothing is. */
  public synchronized void above(String printed) {
    var text = new StringBuilder();
    if (!drawn.isEmpty()) text.append(toFirstLine()).append(CLEAR_BELOW);
    text.append(printed).append('\n');
    drawn.forEach(line -> append(text, line));
    print(text);
  }

  /**
   * Leaves what is drawn as it is, and removes what was typed below it; the next lines are drawn
   * there.
   */
  public synchronized void leave() {
    drawn = List.of();
    print(new StringBuilder("\r").append(CLEAR_BELOW));
  }

  /** Draws the next lines below whatever others have printed in the meantime. */
  public synchronized void forget() {
    drawn = List.of();
  }

  private boolean isDrawn(int index, StyledLine line) {
    return index < drawn.size() && drawn.get(index).equals(line);
  }

  private String toFirstLine() {
    int rows = drawn.stream().mapToInt(this::rows).sum();
    return rows == 0 ? "\r" : "\033[%dA".formatted(rows) + "\r";
  }

  private int rows(StyledLine line) {
    return wraps ? Math.max(1, Math.ceilDiv(line.columns(), size.columns())) : 1;
  }

  private void append(StringBuilder text, StyledLine line) {
    text.append(line.text(colours)).append(CLEAR_REST_OF_LINE).append('\n');
  }

  private void print(StringBuilder text) {
    out.print(text);
    out.flush();
  }
}
