package dev.hawser.simulator.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;

/**
 * The network between gateways, as a folder: each end leaves a note saying whom it listens to.
 *
 * <p>WireGuard packets are answered only where both ends know each other's public key, so that is
 * all the notes say. A folder also joins clusters simulated by different processes.
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
