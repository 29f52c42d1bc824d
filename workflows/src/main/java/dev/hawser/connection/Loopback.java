package dev.hawser.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** The ports of this computer's loopback interface. */
public final class Loopback {
  /** Nobody waits longer for what is not there; on this computer, a refusal comes at once. */
  private static final Duration CONNECT = Duration.ofMillis(300);

  private Loopback() {}

  /**
   * Whether something accepts connections at the port of that address.
   *
   * @param address host and port; the host is not looked at
   */
  public static boolean listens(String address) {
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
