package dev.hawser.temporalserver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Temporal's own development server with its Web UI, started from a {@code temporal} binary. It is
 * stopped with this process, however that ends.
 */
final class TemporalProcess implements TemporalServer {
  private static final long LONGEST_START_SECONDS = 30;
  private static final long PAUSE_MILLIS = 50;
  private static final long LONGEST_STOP_SECONDS = 5;

  private final Path binary;
  private final LoopbackPorts ports;
  private final Thread hook = new Thread(this::stop, "stop-temporal");
  private @Nullable Process process;
  private boolean stopped;

  private TemporalProcess(Path binary, LoopbackPorts ports) {
    this.binary = binary;
    this.ports = ports;
  }

  static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "temporal"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /**
   * Returns once the server listens.
   *
   * @param folder for its log
   * @throws IllegalStateException with the last line of its log if it does not
   */
  static TemporalProcess start(Path binary, Path folder) {
    var ports = LoopbackPorts.find();
    var log = folder.resolve("temporal.log");
    try {
      var server = new TemporalProcess(binary, ports);
      Runtime.getRuntime().addShutdownHook(server.hook);
      server.awaitListening(server.launch(log), log);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + binary, e);
    }
  }

  /** A hook that runs meanwhile waits, and stops what has been started. */
  private synchronized Process launch(Path log) throws IOException {
    if (stopped) throw new IllegalStateException("stopped before " + binary + " was started");
    var started = command(binary, ports, log).start();
    process = started;
    return started;
  }

  private static ProcessBuilder command(Path binary, LoopbackPorts ports, Path log) {
    return new ProcessBuilder(
            binary.toString(),
            "server",
            "start-dev",
            "--ip",
            "127.0.0.1",
            "--port",
            String.valueOf(ports.server()),
            "--ui-port",
            String.valueOf(ports.ui()),
            "--log-level",
            "error")
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
  }

  private void awaitListening(Process started, Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    try {
      while (!ports.isServed()) {
        boolean ended = started.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > end) throw failure(log);
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + binary + " started", e);
    }
  }

  private IllegalStateException failure(Path log) throws IOException {
    close();
    var lines = Files.readAllLines(log);
    String last = lines.isEmpty() ? "it printed nothing" : lines.getLast();
    return new IllegalStateException(binary + " server start-dev did not start: " + last);
  }

  @Override
  public String address() {
    return "127.0.0.1:" + ports.server();
  }

  @Override
  public Optional<String> ui() {
    return Optional.of("http://127.0.0.1:" + ports.ui());
  }

  @Override
  public boolean isTestServer() {
    return false;
  }

  @Override
  public String description() {
    return "a Temporal development server (" + binary + ") at " + address();
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running now, or has run.
    }
  }

  private synchronized void stop() {
    stopped = true;
    if (process == null) return;
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
