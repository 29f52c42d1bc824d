package dev.hawser.starter;

import dev.hawser.starter.progress.ConsoleLog;

/** On Ctrl-C, prints how to follow the run, which continues. */
final class DetachHook implements AutoCloseable {
  private final ConsoleLog log;
  private final String sentence;
  private final Thread hook = new Thread(this::printHint, "detach");

  private DetachHook(ConsoleLog log, String sentence) {
    this.log = log;
    this.sentence = sentence;
  }

  /** Registers the hook. The JVM itself exits with 130 on Ctrl-C, after the hook has run. */
  static DetachHook watching(ConsoleLog log, String pair) {
    return saying(
        log,
        "Detached: the run continues. To see it, run \"hawser status "
            + pair
            + "\"; to abort it, run \"hawser abort "
            + pair
            + " --reason …\"");
  }

  /** As {@link #watching}, with another sentence. */
  static DetachHook saying(ConsoleLog log, String sentence) {
    var detach = new DetachHook(log, sentence);
    Runtime.getRuntime().addShutdownHook(detach.hook);
    return detach;
  }

  void printHint() {
    log.plain("");
    log.warn(sentence);
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
