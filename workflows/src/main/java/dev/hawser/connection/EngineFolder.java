package dev.hawser.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where the user's Temporal server keeps its files; closed to everybody else. */
public record EngineFolder(Path path) {
  /**
   * {@code $XDG_STATE_HOME/hawser/engine}, by default below {@code ~/.local/state}; empty when the
   * environment names no home.
   */
  public static Optional<EngineFolder> of(Map<String, String> environment) {
    var state = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    if (state.isAbsolute()) return Optional.of(below(state));
    var home = Path.of(environment.getOrDefault("HOME", ""));
    return home.isAbsolute()
        ? Optional.of(below(home.resolve(".local").resolve("state")))
        : Optional.empty();
  }

  private static EngineFolder below(Path state) {
    return new EngineFolder(state.resolve("hawser").resolve("engine"));
  }

  /** What is known of the server, while there is one. */
  public Path state() {
    return path.resolve("engine.properties");
  }

  public Path database() {
    return path.resolve("temporal.db");
  }

  public Path log() {
    return path.resolve("temporal.log");
  }

  /** Held by what starts or stops the server. */
  public Path lock() {
    return path.resolve("lock");
  }

  /** Creates it if it is missing, and takes away what others may do in it. */
  public void prepare() throws IOException {
    Files.createDirectories(path);
    var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix != null) posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
  }
}
