package dev.hawser.starter;

import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.Progress;
import java.util.List;

/** On Ctrl-C, leaves the run, which continues, and prints the commands that lead back to it. */
final class DetachHook implements AutoCloseable {
  private final Console console;
  private final ConsoleLog log;
  private final Progress progress;
  private final String sentence;
  private final List<String> next;
  private final Thread hook = new Thread(this::leave, "detach");

  private DetachHook(
      Console console, ConsoleLog log, Progress progress, String sentence, List<String> next) {
    this.console = console;
    this.log = log;
    this.progress = progress;
    this.sentence = sentence;
    this.next = List.copyOf(next);
  }

  /**
   * Registers the hook. The JVM itself exits with 130 on Ctrl-C, after the hook has run.
   *
   * @param sentence what Ctrl-C means for the run
   * @param next a line for each command
   */
  static DetachHook watching(
      Console console, ConsoleLog log, Progress progress, String sentence, List<String> next) {
    var detach = new DetachHook(console, log, progress, sentence, next);
    Runtime.getRuntime().addShutdownHook(detach.hook);
    return detach;
  }

  void leave() {
    progress.close();
    if (console.showsProgress() && !console.redraws()) log.plain(""); // below the terminal's ^C
    log.warn(sentence);
    next.forEach(line -> log.plain("  " + line));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running now.
    }
  }
}
