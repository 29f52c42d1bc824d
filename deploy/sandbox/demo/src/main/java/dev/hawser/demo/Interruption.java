package dev.hawser.demo;

import dev.hawser.starter.terminal.Signals;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Ctrl-C and SIGTERM end the demo with one sentence. What runs in this process prints nothing more:
 * a command that watches a run would say that the run continues.
 */
final class Interruption {
  private static final int SIGINT = 130;
  private static final int SIGTERM = 143;

  private final String sentence;
  private final PrintStream screen = System.out;
  private final ShuttableStream out = new ShuttableStream(System.out);
  private final ShuttableStream err = new ShuttableStream(System.err);
  private boolean ended;

  private Interruption(String sentence) {
    this.sentence = sentence;
  }

  /** To be called before anything takes the standard streams of this process. */
  static void handle(String sentence) {
    var interruption = new Interruption(sentence);
    System.setOut(new PrintStream(interruption.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(interruption.err, true, StandardCharsets.UTF_8));
    Signals.handle("INT", () -> interruption.end(SIGINT));
    Signals.handle("TERM", () -> interruption.end(SIGTERM));
  }

  private void end(int code) {
    if (isSecond()) return;
    out.shut();
    err.shut();
    screen.println("\n" + sentence);
    screen.flush();
    System.exit(code);
  }

  private synchronized boolean isSecond() {
    boolean before = ended;
    ended = true;
    return before;
  }
}
