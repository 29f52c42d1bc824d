package dev.hawser.starter.progress;

import dev.hawser.starter.outcome.TerminalText;
import dev.hawser.starter.terminal.Painter;
import dev.hawser.starter.terminal.ProcessTerminal;
import dev.hawser.starter.terminal.StandardStreams;
import dev.hawser.starter.terminal.Terminal;
import dev.hawser.starter.terminal.TerminalSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Arguments, standard streams, environment and terminals of one command.
 *
 * @param arguments what was typed after the name of the program; empty if unknown
 * @param terminals which of 0 (input), 1 (output) and 2 (errors) are a terminal
 * @param terminal the one behind standard error, if that is one
 * @param painter draws on it
 */
public record Console(
    List<String> arguments,
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    Set<Integer> terminals,
    Terminal terminal,
    Painter painter) {
  private Console(
      List<String> arguments,
      BufferedReader in,
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Set<Integer> terminals,
      Terminal terminal) {
    this(
        arguments,
        in,
        out,
        err,
        environment,
        terminals,
        terminal,
        Painter.on(err, colours(environment, terminals), environment));
  }

  /** With this terminal behind standard error, if that is one. */
  public Console(
      BufferedReader in,
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Set<Integer> terminals,
      Terminal terminal) {
    this(List.of(), in, out, err, environment, terminals, terminal);
  }

  /** With a terminal of the size that the environment says. */
  public Console(
      BufferedReader in,
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Set<Integer> terminals) {
    this(
        in, out, err, environment, terminals, Terminal.of(TerminalSize.ofEnvironment(environment)));
  }

  /** Of this process. */
  public static Console system(String... arguments) {
    return new Console(
        List.of(arguments),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.getenv(),
        StandardStreams.terminals(),
        new ProcessTerminal(System.getenv()));
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
    return redraws(environment, terminals);
  }

  /** Whether to print colours. */
  public boolean colours() {
    return colours(environment, terminals);
  }

  private static boolean redraws(Map<String, String> environment, Set<Integer> terminals) {
    return terminals.contains(2) && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
  }

  private static boolean colours(Map<String, String> environment, Set<Integer> terminals) {
    return redraws(environment, terminals) && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Asks a question; returns what was typed, in lower case, and nothing if that can't be read. */
  public String ask(String question) {
    err.print(TerminalText.of(question) + ": ");
    err.flush();
    try {
      var answer = in.readLine();
      return answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }
}
