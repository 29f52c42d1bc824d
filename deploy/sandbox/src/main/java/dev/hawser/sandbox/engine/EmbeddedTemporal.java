package dev.hawser.sandbox.engine;

import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Temporal's in-memory test server on a port of the loopback interface. It forgets everything when
 * it is closed, shows no Web UI and can't be searched; workers on it need {@code onTestServer()}.
 */
public final class EmbeddedTemporal implements Engine {
  private final TestServer.PortBoundTestServer server;
  private final int port;

  private EmbeddedTemporal(TestServer.PortBoundTestServer server, int port) {
    this.server = server;
    this.port = port;
  }

  public static EmbeddedTemporal start() {
    int port = freePort();
    return new EmbeddedTemporal(TestServer.createPortBoundServer(port), port);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> ui() {
    return Optional.empty();
  }

  @Override
  public boolean isTestServer() {
    return true;
  }

  @Override
  public String words() {
    return "Temporal's in-memory test server at " + address();
  }

  @Override
  public void close() {
    server.close();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port on the loopback interface", e);
    }
  }
}
