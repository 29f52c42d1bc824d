package dev.hawser.faultproxy.grpc;

import dev.hawser.faultproxy.ListeningPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A port of the loopback interface whose connections lead to another port. It passes everything on,
 * holds everything back like a network that loses packets, or refuses connections.
 */
public final class TcpProxy implements AutoCloseable {
  private final int target;
  private final ListeningPort listening;
  private final Map<Integer, TcpConnection> connections = new ConcurrentHashMap<>();
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** Opens a port that leads to the target. */
  public TcpProxy(int target) {
    this.target = target;
    try {
      listening = ListeningPort.open(this::connect);
    } catch (IOException e) {
      throw new UncheckedIOException("can't listen on a port of loopback", e);
    }
  }

  public int port() {
    return listening.port();
  }

  /** Passes on what arrives from now on, and what was held back. */
  public synchronized void open() {
    held.countDown();
    listening.reopen();
  }

  /** Accepts connections, and passes nothing on in either direction until it is opened. */
  public synchronized void hold() {
    open();
    held = new CountDownLatch(1);
  }

  /** Breaks all connections, and refuses new ones until it is opened. */
  public synchronized void shut() {
    held.countDown();
    listening.shut();
    connections.values().forEach(TcpConnection::reset);
  }

  /** Breaks the connection that reaches the target from this port. */
  void reset(int targetSidePort) {
    Optional.ofNullable(connections.get(targetSidePort)).ifPresent(TcpConnection::reset);
  }

  @Override
  public synchronized void close() {
    shut();
    listening.close();
  }

  private void connect(Socket client) throws IOException {
    try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      var connection = new TcpConnection(client, server);
      connections.put(server.getLocalPort(), connection);
      try {
        connection.copyBothWays(() -> held);
      } finally {
        connections.remove(server.getLocalPort());
      }
    }
  }
}
