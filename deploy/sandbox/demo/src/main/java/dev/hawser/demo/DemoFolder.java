package dev.hawser.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The demo's folder for kubeconfigs; deleted at the end. */
record DemoFolder(Path path) implements AutoCloseable {
  /** A controller that still runs may write into a folder that is being deleted. */
  private static final int ATTEMPTS = 20;

  static DemoFolder create() {
    try {
      return new DemoFolder(Files.createTempDirectory("hawser-demo-").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a folder for kubeconfigs", e);
    }
  }

  @Override
  public void close() {
    for (int attempt = 1; Files.exists(path) && attempt <= ATTEMPTS; attempt++) deleteAll();
  }

  private void deleteAll() {
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(DemoFolder::delete);
    } catch (IOException | UncheckedIOException e) {
      // Tried again.
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
