package dev.hawser.temporalserver;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Temporal server, started by this process or by somebody else. */
public interface TemporalServer extends AutoCloseable {
  String address();

  /** Where its Web UI is; empty without one. */
  Optional<String> ui();

  /** Whether it is the in-memory test server; workers need to know. */
  boolean isTestServer();

  /** As people read it. */
  String description();

  @Override
  void close();

  /**
   * The server at the address; without one a {@code temporal} of the PATH, started and stopped with
   * us; else one in memory.
   *
   * @param folder for what a started server writes
   */
  static TemporalServer open(@Nullable String address, Path folder) {
    if (address != null) return new Given(address);
    return TemporalProcess.onPath()
        .<TemporalServer>map(binary -> TemporalProcess.start(binary, folder))
        .orElseGet(EmbeddedTemporal::start);
  }

  /** Somebody else's server. */
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
