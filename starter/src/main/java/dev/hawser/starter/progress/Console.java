package dev.hawser.starter.progress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the command line was started.
 *
 * @param terminals which of 0 (input), 1 (output) and 2 (errors) are a terminal
 */
public record Console(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Set<Integer> terminals) {
  private static final String TERMINALS_PROPERTY = "hawser.terminals";
  private static final int DEFAULT_WIDTH = 120;

  /** Of this process. The launcher may tell what is a terminal: {@code -Dhawser.terminals=0,2}. */
  public static Console system() {
    return new Console(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.getenv(),
        terminalsOfProcess());
  }

  private static Set<Integer> terminalsOfProcess() {
    var found = new TreeSet<Integer>();
    var told = System.getProperty(TERMINALS_PROPERTY);
    for (int fd = 0; fd < 3; fd++) {
      boolean terminal = told == null ? looksLikeTerminal(fd) : told.contains("" + fd);
      if (terminal) found.add(fd);
    }
    return found;
  }

  private static boolean looksLikeTerminal(int fd) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException noProc) {
      return false; // unknown: lines are right everywhere, a live table is not
    }
  }

  /** Whether somebody sits there who can answer. */
  public boolean canAsk() {
    return terminals.contains(0) && terminals.contains(2);
  }

  /** Whether errors, and so progress, go to a terminal. */
  public boolean showsProgress() {
    return terminals.contains(2);
  }

  /** Whether that terminal can move its cursor. */
  public boolean redraws() {
    return showsProgress() && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
  }

  /** Whether colours are welcome. */
  public boolean colours() {
    return redraws() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Of the terminal. */
  public int width() {
    try {
      return Integer.parseInt(environment.getOrDefault("COLUMNS", "" + DEFAULT_WIDTH));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }

  /** Asks a question that only yes answers. */
  public boolean confirm(String question) {
    err.print(question + " [y/N]: ");
    err.flush();
    try {
      var answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      return false;
    }
  }
}
