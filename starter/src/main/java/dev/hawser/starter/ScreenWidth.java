package dev.hawser.starter;

import dev.hawser.starter.progress.Console;

/**
 * How wide results are printed.
 *
 * @param text where text is wrapped
 * @param lines where the lines of a list are cut
 */
record ScreenWidth(int text, int lines) {
  private static final int USUAL = 80;
  private static final int NARROWEST = 40;

  /** What fits on the terminal; in a pipe text has 80 columns, and lists are not cut. */
  static ScreenWidth of(Console console) {
    if (!console.terminals().contains(1)) return new ScreenWidth(USUAL, Integer.MAX_VALUE);
    int columns = Math.max(NARROWEST, console.terminal().size().columns() - 1);
    return new ScreenWidth(columns, columns);
  }
}
