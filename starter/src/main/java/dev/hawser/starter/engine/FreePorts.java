package dev.hawser.starter.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Two ports of the loopback interface that nobody uses, for a Temporal server and for its Web UI:
 * as far apart as a development server has them by default, so that one tells the other.
 */
record FreePorts(int server, int ui) {
  private static final int APART = 1000;
  private static final int TRIES = 50;

  static FreePorts find() throws IOException {
    var taken = new IOException("no two free ports " + APART + " apart");
    for (int tries = 0; tries < TRIES; tries++) {
      try (var server = listen(0);
          var ui = listen(server.getLocalPort() + APART)) {
        return new FreePorts(server.getLocalPort(), ui.getLocalPort());
      } catch (IOException | IllegalArgumentException notBoth) {
        taken.addSuppressed(notBoth);
      }
    }
    throw taken;
  }

  /**
   * @throws IllegalArgumentException if there is no such port
   */
  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
