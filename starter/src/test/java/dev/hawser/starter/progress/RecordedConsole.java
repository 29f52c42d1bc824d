package dev.hawser.starter.progress;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A console with typed input, whose output is kept as text. A pipe, unless it is a terminal. */
public final class RecordedConsole {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private Set<Integer> terminals = Set.of();
  private String typed = "";

  public RecordedConsole with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** These file descriptors are a terminal that can redraw. */
  public RecordedConsole onTerminal(Integer... descriptors) {
    terminals = Set.of(descriptors);
    return with("TERM", "xterm");
  }

  public RecordedConsole typing(String input) {
    typed = input;
    return this;
  }

  public Console console() {
    return new Console(
        new BufferedReader(new StringReader(typed)),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        environment,
        terminals);
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
