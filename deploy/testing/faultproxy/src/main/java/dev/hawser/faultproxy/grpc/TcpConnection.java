package dev.hawser.faultproxy.grpc;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** One connection through a gate: both of its ends, and what is copied between them. */
final class TcpConnection {
  private static final int CHUNK = 16 * 1024;

  private final Socket near;
  private final Socket far;
  private final int port;
  private final IntConsumer onClose;

  TcpConnection(Socket near, Socket far, IntConsumer onClose) throws IOException {
    this.near = near;
    this.far = far;
    this.onClose = onClose;
    port = far.getLocalPort();
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
  }

  /** Where the far end sees it come from. */
  int port() {
    return port;
  }

  /** Copies both ways until an end closes. */
  void pump(Supplier<CountDownLatch> held) {
    Thread.ofVirtual().start(() -> copy(near, far, held));
    Thread.ofVirtual().start(() -> copy(far, near, held));
  }

  private void copy(Socket from, Socket to, Supplier<CountDownLatch> held) {
    var chunk = new byte[CHUNK];
    try {
      int read = from.getInputStream().read(chunk);
      while (read >= 0) {
        held.get().await();
        to.getOutputStream().write(chunk, 0, read);
        read = from.getInputStream().read(chunk);
      }
    } catch (IOException e) {
      // An end is gone; so is the other then.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Breaks it, as a reset does. */
  void close() {
    onClose.accept(port);
    for (var end : new Socket[] {near, far}) {
      try {
        if (!end.isClosed()) end.setSoLinger(true, 0);
        end.close();
      } catch (IOException e) {
        // It is closed already.
      }
    }
  }
}
