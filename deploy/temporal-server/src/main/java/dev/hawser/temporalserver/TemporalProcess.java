package dev.hawser.temporalserver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Temporal's own development server with its Web UI, started from a {@code temporal} binary. */
final class TemporalProcess implements TemporalServer {
  private final Process process;
  private final int port;
  private final int uiPort;

  private TemporalProcess(Process process, int port, int uiPort) {
    this.process = process;
    this.port = port;
    this.uiPort = uiPort;
  }

  static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "temporal"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static TemporalProcess start(Path binary, Path folder) {
    int port = freePort();
    int uiPort = freePort();
    var command =
        new ProcessBuilder(
            binary.toString(),
            "server",
            "start-dev",
            "--ip",
            "127.0.0.1",
            "--port",
            String.valueOf(port),
            "--ui-port",
            String.valueOf(uiPort),
            "--log-level",
            "error");
    command.redirectErrorStream(true).redirectOutput(folder.resolve("temporal.log").toFile());
    try {
      return new TemporalProcess(command.start(), port, uiPort);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + binary, e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> ui() {
    return Optional.of("http://127.0.0.1:" + uiPort);
  }

  @Override
  public boolean isTestServer() {
    return false;
  }

  @Override
  public String description() {
    return "a Temporal development server at " + address();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
