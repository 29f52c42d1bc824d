package dev.hawser.local;

import dev.hawser.starter.HawserCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code hawser} command in a process of its own, in pipes and without a {@code temporal}. */
final class HawserProcess {
  private final Process process;
  private final BufferedReader errors;
  private final List<String> printed = new ArrayList<>();

  private HawserProcess(Process process) {
    this.process = process;
    this.errors = process.errorReader(StandardCharsets.UTF_8);
  }

  /** How it ended, what it printed as its result, and its other lines. */
  record Result(int code, List<String> out, List<String> err) {}

  /**
   * @param home for its state
   */
  static HawserProcess start(Path home, String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Dsun.misc.unsafe.memory.access=allow",
                "-Dio.netty.transport.noNative=true",
                "-Dio.grpc.netty.shaded.io.netty.transport.noNative=true",
                "-cp",
                System.getProperty("java.class.path"),
                HawserCommand.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", home.toString()));
    return new HawserProcess(builder.start());
  }

  /** Returns once it has printed that line; fails if it ends before. */
  void awaitLine(String text) throws IOException {
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      printed.add(line);
      if (line.equals(text)) return;
    }
    throw new AssertionError("no \"" + text + "\" in: " + printed);
  }

  /** Ends it at once, as a crash or kill -9 would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  Result await() throws IOException, InterruptedException {
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      printed.add(line);
    }
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      var result = out.lines().toList();
      return new Result(process.waitFor(), result, List.copyOf(printed));
    }
  }
}
