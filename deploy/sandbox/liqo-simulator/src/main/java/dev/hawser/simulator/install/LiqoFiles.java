package dev.hawser.simulator.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Liqo's own files, if they exist next to the project. */
public final class LiqoFiles {
  private static final Path DEFINITIONS = Path.of("shared", "liqo-1.2.0", "crds");

  private LiqoFiles() {}

  /** The folder with Liqo's own definitions; prints a line if there is none. */
  public static Optional<Path> definitions() {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve(DEFINITIONS))
            .filter(Files::isDirectory)
            .findFirst();
    if (found.isEmpty()) System.err.println("SKIPPED: no Liqo definitions at ../" + DEFINITIONS);
    return found;
  }
}
