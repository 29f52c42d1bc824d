package dev.hawser.demo;

import dev.hawser.temporalserver.TemporalServer;

/** Which Temporal the demo runs on, and where its Web UI is. */
record DemoEngine(TemporalServer server) {
  private static final String GET_ONE =
      "For a real server with its Web UI, put the temporal program on the PATH\n"
          + "(https://docs.temporal.io/cli) and start the demo again.";

  String text() {
    String engine = "Temporal: " + server.description();
    if (server.isTestServer()) return engine + "; it has no Web UI.\n" + GET_ONE;
    return server.ui().map(ui -> engine + "\nWeb UI:   " + ui).orElse(engine);
  }
}
