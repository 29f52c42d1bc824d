package dev.hawser.starter;

import dev.hawser.starter.progress.ConsoleLog;

/** Says how to come back when Ctrl-C ends the watching: the run goes on. */
final class DetachHook implements AutoCloseable {
  private final ConsoleLog log;
  private final String pair;
  private final Thread hook = new Thread(this::printHint, "detach");

  private DetachHook(ConsoleLog log, String pair) {
    this.log = log;
    this.pair = pair;
  }

  /** The JVM itself exits with 130 on Ctrl-C, after what is said here. */
  static DetachHook watching(ConsoleLog log, String pair) {
    var detach = new DetachHook(log, pair);
    Runtime.getRuntime().addShutdownHook(detach.hook);
    return detach;
  }

  void printHint() {
    log.plain("");
    log.warn(
        "Detached: the run goes on. See it with \"hawser status "
            + pair
            + "\", end it with \"hawser abort "
            + pair
            + " --reason …\"");
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It is the hook's turn to speak.
    }
  }
}
