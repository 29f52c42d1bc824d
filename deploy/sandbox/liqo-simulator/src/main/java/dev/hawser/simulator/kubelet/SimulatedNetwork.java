package dev.hawser.simulator.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;

/**
 * The network between gateways, simulated by a folder: each end writes a file that names its peer.
 *
 * <p>WireGuard answers packets only if both ends know each other's public key and the client dials
 * the server's port, so the files contain nothing else. A folder also connects clusters that
 * different processes simulate.
 */
public final class SimulatedNetwork {
  private final Path folder;

  public SimulatedNetwork(Path folder) {
    this.folder = folder;
  }

  /**
   * The gateway with this key answers this peer from now on, and no other.
   *
   * @param port the server's own, or the one that the client dials; empty while unknown
   */
  public void listen(byte[] ownKey, byte[] peerKey, String port) {
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, "draft", "");
      Files.writeString(draft, end(peerKey, port));
      Files.move(draft, file(ownKey), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(byte[] ownKey) {
    try {
      Files.deleteIfExists(file(ownKey));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the peer listens to this end, on the same port. */
  boolean answers(byte[] ownKey, byte[] peerKey, String port) {
    try {
      return Files.exists(file(peerKey))
          && Files.readString(file(peerKey)).equals(end(ownKey, port));
    } catch (IOException e) {
      return false;
    }
  }

  private Path file(byte[] key) {
    return folder.resolve(hex(key));
  }

  private static String end(byte[] peerKey, String port) {
    return hex(peerKey) + " " + port;
  }

  private static String hex(byte[] key) {
    return HexFormat.of().formatHex(key);
  }
}
