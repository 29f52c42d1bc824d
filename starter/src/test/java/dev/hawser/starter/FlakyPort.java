package dev.hawser.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port in front of a server: it closes the first connections, and passes the others on. */
final class FlakyPort implements AutoCloseable {
  private final ServerSocket listening;
  private final int server;
  private final AtomicInteger closing;

  /**
   * @param closing how many connections are closed at once
   */
  FlakyPort(int server, int closing) {
    this.server = server;
    this.closing = new AtomicInteger(closing);
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** How many connections are still to be closed. */
  int closing() {
    return closing.get();
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        if (closing.get() > 0) {
          closing.decrementAndGet();
          client.close();
        } else {
          connect(client, new Socket(InetAddress.getLoopbackAddress(), server));
        }
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private static void connect(Socket client, Socket upstream) throws IOException {
    copy(client.getInputStream(), upstream.getOutputStream());
    copy(upstream.getInputStream(), client.getOutputStream());
  }

  private static void copy(InputStream from, OutputStream to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.transferTo(to);
              } catch (IOException closed) {
                // One of the two ends has closed the connection.
              }
            });
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
