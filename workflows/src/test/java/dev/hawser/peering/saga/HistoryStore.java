package dev.hawser.peering.saga;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The folder of recorded histories: a folder for each version of Hawser that made them, a file for
 * each shape of run. Those of a release are never changed; those of a snapshot are until its
 * release.
 */
record HistoryStore(Path folder) {
  static final HistoryStore KEPT = new HistoryStore(Path.of("src/test/resources/histories"));

  /**
   * Keeps a history.
   *
   * @throws IllegalStateException when a release already has one of that shape
   */
  void write(StoredHistory history, RunShape shape) throws IOException {
    var file = folder.resolve(history.version()).resolve(shape.fileName());
    if (HawserVersion.isReleased(history.version()) && Files.exists(file)) {
      throw new IllegalStateException(
          file + " belongs to a release and must not change: record under the next version");
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, history.text());
  }

  /** Every file, of all versions. */
  List<Path> files() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The versions that have histories, oldest first. */
  List<String> versions() throws IOException {
    try (var folders = Files.list(folder)) {
      return folders
          .map(each -> each.getFileName().toString())
          .sorted(Comparator.comparing(Version::parse))
          .toList();
    }
  }
}
