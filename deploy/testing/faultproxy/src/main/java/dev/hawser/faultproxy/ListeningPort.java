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

/** A port of the loopback address that can be shut for a moment. */
final class ListeningPort implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final Visitor visitor;
  private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile ServerSocket listening;
  private volatile boolean closed;

  /** Serves one connection until it ends. */
  interface Visitor {
    void visit(Socket socket) throws IOException;
  }

  private ListeningPort(Visitor visitor) throws IOException {
    this.visitor = visitor;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
  }

  static ListeningPort open(Visitor visitor) throws IOException {
    var door = new ListeningPort(visitor);
    Thread.startVirtualThread(door::accept);
    return door;
  }

  int port() {
    return port;
  }

  /** Who knocks meanwhile is refused. */
  synchronized void shutFor(Duration moment) {
    quietly(listening);
    Thread.startVirtualThread(
        () -> {
          LockSupport.parkNanos(moment.toNanos());
          reopen();
        });
  }

  /** Turns everybody out, and refuses who knocks, until it is opened. */
  synchronized void shut() {
    quietly(listening);
    guests.forEach(ListeningPort::quietly);
  }

  synchronized void reopen() {
    if (closed || !listening.isClosed()) return;
    try {
      listening = listen(port);
      Thread.startVirtualThread(this::accept);
    } catch (IOException e) {
      throw new IllegalStateException("port " + port + " was taken meanwhile", e);
    }
  }

  private void accept() {
    var door = listening;
    while (!door.isClosed()) {
      try {
        admit(door.accept(), door);
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Who came in while the door was being shut is turned out too. */
  private synchronized void admit(Socket socket, ServerSocket door) throws IOException {
    if (door.isClosed()) {
      quietly(socket);
      return;
    }
    socket.setTcpNoDelay(true);
    guests.add(socket);
    Thread.startVirtualThread(() -> serve(socket));
  }

  private void serve(Socket socket) {
    try (socket) {
      visitor.visit(socket);
    } catch (IOException e) {
      // one of both ends hung up
    } finally {
      guests.remove(socket);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    quietly(listening);
    guests.forEach(ListeningPort::quietly);
  }

  private static ServerSocket listen(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    return socket;
  }

  private static void quietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // it is closed all the same
    }
  }
}
