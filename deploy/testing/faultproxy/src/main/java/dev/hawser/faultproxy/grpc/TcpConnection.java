package dev.hawser.faultproxy.grpc;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Both sockets of a connection through a {@link TcpProxy}, and what is copied between them. */
final class TcpConnection {
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Socket client;
  private final Socket server;

  TcpConnection(Socket client, Socket server) throws IOException {
    this.client = client;
    this.server = server;
    server.setTcpNoDelay(true);
    // The other ends see a reset, however the sockets are closed.
    client.setSoLinger(true, 0);
    server.setSoLinger(true, 0);
  }

  /** Copies until an end closes, then closes the other; waits for the latch before each chunk. */
  void copyBothWays(Supplier<CountDownLatch> held) {
    Thread.startVirtualThread(() -> copy(client, server, held));
    copy(server, client, held);
  }

  private void copy(Socket from, Socket to, Supplier<CountDownLatch> held) {
    var chunk = new byte[CHUNK_BYTES];
    try {
      int read = from.getInputStream().read(chunk);
      while (read >= 0) {
        held.get().await();
        to.getOutputStream().write(chunk, 0, read);
        read = from.getInputStream().read(chunk);
      }
    } catch (IOException e) {
      // One end is closed; the other is closed next.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reset();
    }
  }

  /** Breaks it. */
  void reset() {
    for (var socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed already.
      }
    }
  }
}
