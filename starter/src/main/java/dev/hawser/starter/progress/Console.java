package dev.hawser.starter.progress;

import dev.hawser.starter.outcome.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Standard streams, environment and terminals of one command.
 *
 * @param terminals which of 0 (input), 1 (output) and 2 (errors) are a terminal
 */
public record Console(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Set<Integer> terminals) {
  private static final int DEFAULT_WIDTH = 120;

  /** Of this process. */
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
    for (int fd = 0; fd < 3; fd++) {
      if (looksLikeTerminal(fd)) found.add(fd);
    }
    return found;
  }

  private static boolean looksLikeTerminal(int fd) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException noProc) {
      return false; // unknown: plain lines work everywhere, a live table does not
    }
  }

  /** Whether a user can be asked. */
  public boolean canAsk() {
    return terminals.contains(0) && terminals.contains(2);
  }

  /** Whether standard error, where progress is printed, is a terminal. */
  public boolean showsProgress() {
    return terminals.contains(2);
  }

  /** Whether that terminal can move its cursor. */
  public boolean redraws() {
    return showsProgress() && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
  }

  /** Whether to print colours. */
  public boolean colours() {
    return redraws() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Columns of the terminal. */
  public int width() {
    try {
      return Integer.parseInt(environment.getOrDefault("COLUMNS", "" + DEFAULT_WIDTH));
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }

  /** Asks a yes-or-no question; anything but yes means no. */
  public boolean confirm(String question) {
    err.print(TerminalText.of(question) + " [y/N]: ");
    err.flush();
    try {
      var answer = in.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    } catch (IOException e) {
      return false;
    }
  }
}
