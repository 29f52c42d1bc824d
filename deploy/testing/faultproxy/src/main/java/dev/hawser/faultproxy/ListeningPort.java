package dev.hawser.faultproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A port of the loopback interface that can refuse connections and accept them again. */
public final class ListeningPort implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ConnectionHandler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile ServerSocket listening;
  private volatile boolean closed;

  /** Serves one connection until it ends; the socket is closed afterwards. */
  public interface ConnectionHandler {
    void serve(Socket socket) throws IOException;
  }

  private ListeningPort(ConnectionHandler handler) throws IOException {
    this.handler = handler;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
  }

  /** Opens a free port; the handler serves each connection on a thread of its own. */
  public static ListeningPort open(ConnectionHandler handler) throws IOException {
    var opened = new ListeningPort(handler);
    Thread.startVirtualThread(opened::acceptAll);
    return opened;
  }

  public int port() {
    return port;
  }

  /** Refuses new connections for a time; existing ones go on. */
  synchronized void refuseFor(Duration time) {
    closeQuietly(listening);
    Thread.startVirtualThread(
        () -> {
          LockSupport.parkNanos(time.toNanos());
          reopen();
        });
  }

  /** Closes all connections, and refuses new ones until {@link #reopen}. */
  public synchronized void shut() {
    closeQuietly(listening);
    connections.forEach(ListeningPort::closeQuietly);
  }

  /** Accepts connections again; does nothing if it already does, or is closed for good. */
  public synchronized void reopen() {
    if (closed || !listening.isClosed()) return;
    try {
      listening = listen(port);
      Thread.startVirtualThread(this::acceptAll);
    } catch (IOException e) {
      throw new IllegalStateException("another process has taken port " + port, e);
    }
  }

  private void acceptAll() {
    var accepting = listening;
    while (!accepting.isClosed()) {
      try {
        admit(accepting.accept(), accepting);
      } catch (IOException e) {
        return;
      }
    }
  }

  /** A connection that arrived while the port was being shut is closed too. */
  private synchronized void admit(Socket socket, ServerSocket accepting) throws IOException {
    if (accepting.isClosed()) {
      closeQuietly(socket);
      return;
    }
    socket.setTcpNoDelay(true);
    connections.add(socket);
    Thread.startVirtualThread(() -> serve(socket));
  }

  private void serve(Socket socket) {
    try (socket) {
      handler.serve(socket);
    } catch (IOException e) {
      // One of both ends has closed the connection.
    } finally {
      connections.remove(socket);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    shut();
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is closed all the same.
    }
  }
}
