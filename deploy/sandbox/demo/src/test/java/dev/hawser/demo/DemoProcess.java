package dev.hawser.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The demo as a process of its own, in a pipe. It is killed when it takes too long. */
final class DemoProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final BufferedReader output;
  private final List<String> printed = new ArrayList<>();

  private DemoProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * @param path the folder where it looks for programs
   */
  static DemoProcess start(Path path, String... arguments) throws IOException {
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
                Demo.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", path.toString(), "PATH", path.toString()));
    var process = builder.start();
    CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return new DemoProcess(process);
  }

  /** Returns once it has printed that line; fails if it ends before. */
  void awaitLine(String text) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.add(line);
      if (line.equals(text)) return;
    }
    throw new AssertionError("no \"" + text + "\" in: " + printed);
  }

  /** Reads until it has a child, which is the Temporal server that it starts. */
  ProcessHandle awaitChild() {
    while (process.isAlive()) {
      var child = process.children().findFirst();
      if (child.isPresent()) return child.get();
      Thread.onSpinWait();
    }
    throw new AssertionError("it ended without a child: " + printed);
  }

  /**
   * Has it end as Ctrl-C does. Not with the signal of Ctrl-C: what was started in the background
   * ignores that one, and so do its children.
   */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
  }

  /** All lines, once it has ended. */
  List<String> awaitEnd() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.add(line);
    }
    process.waitFor();
    return printed();
  }

  List<String> printed() {
    return List.copyOf(printed);
  }

  int exitCode() {
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
