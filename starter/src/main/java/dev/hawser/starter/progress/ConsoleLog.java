package dev.hawser.starter.progress;

import dev.hawser.starter.outcome.TerminalText;

/** Lines in liqoctl's style: tagged and coloured on a terminal, plain in a pipe. */
public final class ConsoleLog {
  private static final String RESET = "\033[0m";

  private final Console console;
  private final String consumer;

  /**
   * @param consumer liqoctl's {@code local} cluster; empty when there is none
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
    console.err().println(text);
    console.err().flush();
  }

  private void print(Level level, String cluster, String message) {
    String text = TerminalText.of(message);
    println(console.showsProgress() ? tagged(level, cluster, text) : level.name() + ": " + text);
  }

  private String tagged(Level level, String cluster, String text) {
    String name = " " + level.name() + " ";
    String tag = cluster.isEmpty() ? "" : " (" + role(cluster) + ") ";
    if (!console.colours()) return name + (tag.isEmpty() ? " " : " " + tag) + text;
    return "\033[%sm%s%s \033[90m%s%s%s".formatted(level.colour, name, RESET, tag, RESET, text);
  }

  private String role(String cluster) {
    if (consumer.isEmpty()) return cluster;
    return cluster.equals(consumer) ? "local" : "remote";
  }
}
