package dev.hawser.faults.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Executable shell scripts in place of programs. */
final class Scripts {
  private Scripts() {}

  /** Writes a script with this one line. */
  static Path write(Path folder, String line) throws IOException {
    var script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + line + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
