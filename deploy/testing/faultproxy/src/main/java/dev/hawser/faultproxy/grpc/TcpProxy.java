package dev.hawser.faultproxy.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A port of the loopback interface whose connections lead to another port. It can be opened, can
 * hold everything back as a network does that loses packets, or refuse connections.
 */
public final class TcpProxy implements AutoCloseable {
  private final int target;
  private final int port;
  private final Map<Integer, TcpConnection> links = new ConcurrentHashMap<>();
  private @Nullable ServerSocket door;
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** Opens a port that leads to the target. */
  public TcpProxy(int target) {
    this.target = target;
    door = listen(0);
    port = door.getLocalPort();
    serve(door);
  }

  public int port() {
    return port;
  }

  /** What comes is passed on, and what was held back too. */
  public synchronized void open() {
    held.countDown();
    if (door != null) return;
    door = listen(port);
    serve(door);
  }

  /** Connections are taken, and nothing passes in either direction until it is opened. */
  public synchronized void hold() {
    open();
    held = new CountDownLatch(1);
  }

  /** Connections break, and new ones are refused until it is opened. */
  public synchronized void shut() {
    held.countDown();
    if (door != null) close(door);
    door = null;
    links.values().forEach(TcpConnection::close);
  }

  /** Breaks the connection that reaches the target from this port. */
  void reset(int from) {
    Optional.ofNullable(links.get(from)).ifPresent(TcpConnection::close);
  }

  @Override
  public void close() {
    shut();
  }

  private static ServerSocket listen(int port) {
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException("can't listen on port " + port + " of loopback", e);
    }
  }

  private void serve(ServerSocket socket) {
    Thread.ofVirtual()
        .start(
            () -> {
              while (!socket.isClosed()) accept(socket);
            });
  }

  private void accept(ServerSocket socket) {
    try {
      var near = socket.accept();
      connect(near);
    } catch (IOException e) {
      // The door was shut.
    }
  }

  private void connect(Socket near) throws IOException {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      var link = new TcpConnection(near, far, links::remove);
      links.put(link.port(), link);
      link.pump(() -> held);
    } catch (IOException e) {
      near.close();
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
