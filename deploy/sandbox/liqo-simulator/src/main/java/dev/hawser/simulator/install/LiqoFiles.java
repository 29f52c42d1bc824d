package dev.hawser.simulator.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Liqo's own files, which lie beside the project where somebody has put them. */
public final class LiqoFiles {
  private static final Path DEFINITIONS = Path.of("shared", "liqo-1.2.0", "crds");

  private LiqoFiles() {}

  /** The folder of Liqo's own definitions; says loudly that it is absent. */
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
