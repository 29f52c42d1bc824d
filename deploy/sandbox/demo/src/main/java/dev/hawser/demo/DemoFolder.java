package dev.hawser.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The demo's folder for kubeconfigs; deleted at the end, also on Ctrl-C. */
record DemoFolder(Path path) implements AutoCloseable {

  static DemoFolder create() {
    try {
      var folder = new DemoFolder(Files.createTempDirectory("hawser-demo-"));
      Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a folder for kubeconfigs", e);
    }
  }

  @Override
  public void close() {
    if (!Files.exists(path)) return;
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(DemoFolder::delete);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + path);
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
