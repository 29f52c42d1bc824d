package dev.hawser.starter;

import dev.hawser.starter.progress.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The real command line with a console of its own. */
final class Cli {
  private final Map<String, String> environment = new HashMap<>(Map.of("USER", "ada"));
  private Set<Integer> terminals = Set.of();
  private String typed = "";
  private PrintWriter err = new PrintWriter(new StringWriter());

  record Result(int code, String out, String err) {}

  static Cli inPipe() {
    var cli = new Cli();
    cli.environment.put("HOSTNAME", "laptop");
    return cli;
  }

  Cli on(TestTemporal temporal) {
    return with("TEMPORAL_ADDRESS", temporal.address());
  }

  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Cli onTerminal(String answers) {
    environment.put("TERM", "xterm");
    terminals = Set.of(0, 1, 2);
    typed = answers;
    return this;
  }

  Cli copyingErrorsTo(PrintWriter writer) {
    err = writer;
    return this;
  }

  Result run(String... args) {
    var out = new StringWriter();
    var errors = new StringWriter();
    var both = new PrintWriter(new Tee(errors, err), true);
    var console =
        new Console(
            new BufferedReader(new StringReader(typed)),
            new PrintWriter(out, true),
            both,
            environment,
            terminals);
    int code = HawserCommand.commandLine(typed(console, args)).execute(args);
    return new Result(code, out.toString(), errors.toString());
  }

  /** The same console for a command that was typed so. */
  static Console typed(Console console, String... args) {
    return new Console(
        List.of(args),
        console.in(),
        console.out(),
        console.err(),
        console.environment(),
        console.terminals(),
        console.terminal(),
        console.painter());
  }

  private static final class Tee extends Writer {
    private final Writer one;
    private final Writer other;

    Tee(Writer one, Writer other) {
      this.one = one;
      this.other = other;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      one.write(text, from, length);
      other.write(text, from, length);
    }

    @Override
    public void flush() throws IOException {
      other.flush();
    }

    @Override
    public void close() {}
  }
}
