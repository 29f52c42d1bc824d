package dev.hawser.starter.progress;

import dev.hawser.starter.outcome.TerminalText;
import dev.hawser.starter.temporal.Notices;

/**
 * Lines in liqoctl's style: tagged and coloured on a terminal, plain in a pipe. A line that is
 * printed while a live view is drawn comes above it.
 */
public final class ConsoleLog implements Notices {
  private static final String RESET = "\033[0m";

  private final Console console;
  private final String consumer;

  /**
   * @param consumer whose name has another colour than the provider's; empty when it is unknown
   */
  public ConsoleLog(Console console, String consumer) {
    this.console = console;
    this.consumer = consumer;
  }

  private enum Level {
    INFO("32;1"),
    WARN("33;1"),
    ERRO("31;1");

    private final String colour;

    Level(String colour) {
      this.colour = colour;
    }
  }

  public void info(String text) {
    print(Level.INFO, "", text);
  }

  public void info(String cluster, String text) {
    print(Level.INFO, cluster, text);
  }

  @Override
  public void waiting(String sentence) {
    info(sentence);
  }

  @Override
  public void warn(String text) {
    print(Level.WARN, "", text);
  }

  public void warn(String cluster, String text) {
    print(Level.WARN, cluster, text);
  }

  public void error(String text) {
    print(Level.ERRO, "", text);
  }

  /** A line without a level, such as liqoctl's spinner prints. */
  public void plain(String text) {
    println(TerminalText.of(text));
  }

  private void println(String text) {
    console.painter().above(text);
  }

  private void print(Level level, String cluster, String message) {
    String text = TerminalText.of(message);
    println(console.showsProgress() ? tagged(level, cluster, text) : level.name() + ": " + text);
  }

  private String tagged(Level level, String cluster, String text) {
    String name = " " + level.name() + " ";
    String tag = cluster.isEmpty() ? "" : " (" + cluster + ") ";
    if (!console.colours()) return name + (tag.isEmpty() ? " " : " " + tag) + text;
    String colour = cluster.equals(consumer) ? "36" : "35";
    return "\033[%sm%s%s \033[%sm%s%s%s"
        .formatted(level.colour, name, RESET, colour, tag, RESET, text);
  }
}
