package dev.hawser.worker;

/** Selects the process's log configuration. As a library, the worker configures no logging. */
final class LoggingConfiguration {
  private LoggingConfiguration() {}

  /** Must be called before the first logger is created. */
  static void configure(boolean verbose) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "dev/hawser/worker/logback.xml");
    }
    // gRPC logs details of its transport through java.util.logging.
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    if (verbose) {
      System.setProperty("hawser.log.level", "DEBUG");
      System.setProperty("hawser.log.text", "%msg%n%ex");
      System.setProperty("hawser.log.engine", "WARN");
      System.setProperty("hawser.log.all", "true");
    }
  }
}
