package dev.hawser.worker;

/** Which log configuration the process uses; as a library, the worker brings none. */
final class LoggingConfiguration {
  private LoggingConfiguration() {}

  /** To be called before the first logger is made. */
  static void configure(boolean verbose) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "dev/hawser/worker/logback.xml");
    }
    // gRPC's own, which would tell about its transport.
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    if (verbose) {
      System.setProperty("hawser.log.level", "DEBUG");
      System.setProperty("hawser.log.cause", "%n%ex");
    }
  }
}
