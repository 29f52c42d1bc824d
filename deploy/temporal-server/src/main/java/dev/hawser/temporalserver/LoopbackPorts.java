package dev.hawser.temporalserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Free ports of the loopback interface for a server and its Web UI: as far apart as a development
 * server has them by default, so that one tells the other.
 */
record LoopbackPorts(int server, int ui) {
  private static final int APART = 1000;
  private static final int TRIES = 50;
  private static final int CONNECT_MILLIS = 300;

  static LoopbackPorts find() {
    var taken = new IOException("no two free ports " + APART + " apart");
    for (int tries = 0; tries < TRIES; tries++) {
      try (var server = listen(0);
          var ui = listen(server.getLocalPort() + APART)) {
        return new LoopbackPorts(server.getLocalPort(), ui.getLocalPort());
      } catch (IOException | IllegalArgumentException notBoth) {
        taken.addSuppressed(notBoth);
      }
    }
    throw new UncheckedIOException("no free ports on the loopback interface", taken);
  }

  /**
   * @throws IllegalArgumentException if there is no such port
   */
  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  /** Whether something listens on the server's port. */
  boolean isServed() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
