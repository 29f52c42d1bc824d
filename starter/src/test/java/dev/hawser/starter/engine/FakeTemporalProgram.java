package dev.hawser.starter.engine;

import dev.hawser.connection.EngineFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A {@code temporal} that writes down how it was started, and then stays or ends. */
public record FakeTemporalProgram(Path folder, Path home) {
  private static final String STAYING = "exec sleep 600";

  /** In this folder; its state is in another one. */
  public static FakeTemporalProgram in(Path folder) throws IOException {
    return of(folder, STAYING);
  }

  /** One that ends at once. */
  static FakeTemporalProgram failingIn(Path folder) throws IOException {
    return of(folder, "echo 'unable to open database'; exit 1");
  }

  private static FakeTemporalProgram of(Path folder, String then) throws IOException {
    var program = new FakeTemporalProgram(folder.resolve("bin"), folder.resolve("home"));
    Files.createDirectories(program.folder());
    Files.createDirectories(program.home());
    var script = program.folder().resolve("temporal");
    Files.writeString(
        script,
        """
        #!/bin/sh
        if [ "$1" = --version ]; then echo "temporal version 1.2.3"; exit; fi
        echo "$@" >>%s
        %s
        """
            .formatted(program.starts(), then));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  private Path starts() {
    return folder.resolve("starts");
  }

  /** The arguments of each start. */
  List<String> startedWith() throws IOException {
    return Files.exists(starts()) ? Files.readAllLines(starts()) : List.of();
  }

  /** An environment in which it is on the PATH. */
  public Map<String, String> environment() {
    return Map.of("PATH", folder + ":" + System.getenv("PATH"), "HOME", home.toString());
  }

  EngineFolder state() {
    return EngineFolder.of(environment()).orElseThrow();
  }
}
