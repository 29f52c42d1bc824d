package dev.hawser.command;

import java.util.logging.Level;
import java.util.logging.Logger;

/** For commands whose output people read: libraries speak of errors only. */
public final class QuietLogging {
  private QuietLogging() {}

  /** To be called first in {@code main}; {@code -Dhawser.log.level=INFO} says more. */
  public static void configure() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "dev/hawser/command/logback.xml");
    }
    Logger.getLogger("").setLevel(Level.WARNING);
  }
}
