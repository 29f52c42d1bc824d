package dev.hawser.connection;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A Temporal server that was started for this user.
 *
 * @param pid of its process
 * @param since when the process began, as the operating system says; tells it from a later process
 *     with the same number
 * @param ui address of its Web UI
 * @param version as the program prints it
 */
public record EngineState(
    long pid, Instant since, String address, String ui, Path database, Path log, String version) {
  /** The operating system derives the time from its clock, which may have been set since. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The one that runs for the user whose environment this is. */
  public static Optional<EngineState> running(Map<String, String> environment) {
    return EngineFolder.of(environment).flatMap(EngineState::running);
  }

  /** The one that runs with its files in that folder. */
  public static Optional<EngineState> running(EngineFolder folder) {
    return read(folder.state()).filter(state -> state.process().isPresent());
  }

  /** What the file says; empty if there is none, or if it can't be understood. */
  public static Optional<EngineState> read(Path file) {
    if (!Files.isReadable(file)) return Optional.empty();
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
      return Optional.of(of(properties));
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static EngineState of(Properties properties) {
    return new EngineState(
        Long.parseLong(require(properties, "pid")),
        Instant.parse(require(properties, "since")),
        require(properties, "address"),
        require(properties, "ui"),
        Path.of(require(properties, "database")),
        Path.of(require(properties, "log")),
        require(properties, "version"));
  }

  private static String require(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) throw new IllegalArgumentException(name + " is missing");
    return value;
  }

  /** Writes it in one go: a reader sees all of it, or what was there before. */
  public void write(Path file) throws IOException {
    var properties = new Properties();
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("since", since.toString());
    properties.setProperty("address", address);
    properties.setProperty("ui", ui);
    properties.setProperty("database", database.toString());
    properties.setProperty("log", log.toString());
    properties.setProperty("version", version);
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try (Writer text = Files.newBufferedWriter(draft)) {
      properties.store(text, "The Temporal server that hawser started");
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Its process, unless it has ended. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThisOne);
  }

  private boolean isThisOne(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(began -> Duration.between(began, since).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
