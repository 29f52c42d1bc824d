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
 * <p>WireGuard answers packets only if both ends know each other's public key, so the files contain
 * nothing else. A folder also connects clusters that different processes simulate.
 */
final class SimulatedNetwork {
  private final Path folder;

  SimulatedNetwork(Path folder) {
    this.folder = folder;
  }

  void listen(byte[] ownKey, byte[] peerKey) {
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, "draft", "");
      Files.writeString(draft, hex(peerKey));
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

  /** Whether the peer listens to this end. */
  boolean answers(byte[] ownKey, byte[] peerKey) {
    try {
      return Files.exists(file(peerKey)) && Files.readString(file(peerKey)).equals(hex(ownKey));
    } catch (IOException e) {
      return false;
    }
  }

  private Path file(byte[] key) {
    return folder.resolve(hex(key));
  }

  private static String hex(byte[] key) {
    return HexFormat.of().formatHex(key);
  }
}
