package dev.hawser.temporalserver;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Temporal server, either started by this process or an existing one. */
public interface TemporalServer extends AutoCloseable {
  String address();

  /** The address of its Web UI; empty if it has none. */
  Optional<String> ui();

  /** Whether it is the in-memory test server; workers need to know. */
  boolean isTestServer();

  /** A description for people. */
  String description();

  @Override
  void close();

  /**
   * The server at the address. Without an address, starts the {@code temporal} program on the PATH,
   * which stops with this process, or else an in-memory server.
   *
   * @param folder for the files of a started server
   */
  static TemporalServer open(@Nullable String address, Path folder) {
    if (address != null) return new Given(address);
    return TemporalProcess.onPath()
        .<TemporalServer>map(binary -> TemporalProcess.start(binary, folder))
        .orElseGet(EmbeddedTemporal::start);
  }

  /** An existing server. */
  record Given(String address) implements TemporalServer {
    @Override
    public Optional<String> ui() {
      return Optional.empty();
    }

    @Override
    public boolean isTestServer() {
      return false;
    }

    @Override
    public String description() {
      return "the Temporal server at " + address;
    }

    @Override
    public void close() {}
  }
}
