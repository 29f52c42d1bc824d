package dev.hawser.command;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Limits the logs of libraries to errors, for commands whose output people read. */
public final class QuietLogging {
  private QuietLogging() {}

  /** To be called first in {@code main}; {@code -Dhawser.log.level=INFO} logs more. */
  public static void configure() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "dev/hawser/command/logback.xml");
    }
    Logger.getLogger("").setLevel(Level.WARNING);
  }
}
