package dev.hawser.starter;

import dev.hawser.starter.progress.Log;

/** Says how to come back when Ctrl-C ends the watching: the run goes on. */
final class Detach implements AutoCloseable {
  private final Log log;
  private final String pair;
  private final Thread hook = new Thread(this::say, "detach");

  private Detach(Log log, String pair) {
    this.log = log;
    this.pair = pair;
  }

  /** The JVM itself exits with 130 on Ctrl-C, after what is said here. */
  static Detach watching(Log log, String pair) {
    var detach = new Detach(log, pair);
    Runtime.getRuntime().addShutdownHook(detach.hook);
    return detach;
  }

  void say() {
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
