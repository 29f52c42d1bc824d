package dev.hawser.starter.engine;

import dev.hawser.connection.EngineFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The {@code temporal} program on the PATH. */
record TemporalProgram(Path file, Map<String, String> environment) {
  static Optional<TemporalProgram> find(Map<String, String> environment) {
    return onPath("temporal", environment).map(file -> new TemporalProgram(file, environment));
  }

  private static Optional<Path> onPath(String name, Map<String, String> environment) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Starts a development server that neither Ctrl-C nor the end of this process stops. */
  Process startServer(int port, int uiPort, EngineFolder folder) throws IOException {
    var command = new ArrayList<String>(detaching());
    command.addAll(
        List.of(
            file.toString(),
            "server",
            "start-dev",
            "--ip",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--ui-port",
            Integer.toString(uiPort),
            "--db-filename",
            folder.database().toString(),
            "--log-level",
            "warn"));
    return new ProcessBuilder(command)
        .directory(folder.path().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
        .start();
  }

  /** A session of its own, out of reach of the terminal's signals; without it, ignore hang-ups. */
  private List<String> detaching() {
    return onPath("setsid", environment)
        .or(() -> onPath("nohup", environment))
        .map(found -> List.of(found.toString()))
        .orElse(List.of());
  }

  /** What {@code temporal --version} prints. */
  String version() {
    try {
      var process =
          new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
      try (var output = process.getInputStream()) {
        var text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        return text.lines().findFirst().orElse("unknown");
      }
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
