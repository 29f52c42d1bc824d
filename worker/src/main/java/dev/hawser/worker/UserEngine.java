package dev.hawser.worker;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The Temporal server that {@code hawser engine start} has left running for this user. The command
 * line writes the file; a worker without any other address uses that server too.
 */
record UserEngine(Path file) {
  private static final int DEFAULT_PORT = 7233;
  private static final int CONNECT_MILLIS = 300;
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** Its address; empty if it does not run, or if a server is at the default address. */
  static Optional<String> address(Map<String, String> environment) {
    var state = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    if (!state.isAbsolute()) {
      state = Path.of(environment.getOrDefault("HOME", "")).resolve(".local").resolve("state");
    }
    var file = state.resolve("hawser").resolve("engine").resolve("engine.properties");
    if (!state.isAbsolute() || !Files.isReadable(file)) return Optional.empty();
    return new UserEngine(file).address().filter(address -> !isDefaultTaken());
  }

  private Optional<String> address() {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
      return runs(properties)
          ? Optional.ofNullable(properties.getProperty("address"))
          : Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A later process may have the same number. */
  private static boolean runs(Properties properties) {
    var since = Instant.parse(properties.getProperty("since", ""));
    return ProcessHandle.of(Long.parseLong(properties.getProperty("pid", "")))
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .filter(began -> Duration.between(began, since).abs().compareTo(TOLERANCE) <= 0)
        .isPresent();
  }

  private static boolean isDefaultTaken() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
