package dev.hawser.starter;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps libraries from writing between the lines of a command. */
final class LoggingSetup {
  private static final Logger GRPC = Logger.getLogger("io.grpc");

  private LoggingSetup() {}

  /** Must be called before the first logger is created. */
  static void silenceLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    GRPC.setLevel(Level.OFF);
  }
}
