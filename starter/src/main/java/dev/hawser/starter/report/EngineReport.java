package dev.hawser.starter.report;

import dev.hawser.connection.EngineState;
import java.time.Instant;

/** The user's Temporal server, for {@code hawser engine}. */
public record EngineReport(
    String address,
    String ui,
    long pid,
    Instant since,
    String database,
    String log,
    String version) {
  public static EngineReport of(EngineState state) {
    return new EngineReport(
        state.address(),
        state.ui(),
        state.pid(),
        state.since(),
        state.database().toString(),
        state.log().toString(),
        state.version());
  }

  /** For {@code -o text}. */
  public String text() {
    return """
    address    %s
    Web UI     %s
    process    %d, since %s
    version    %s
    database   %s
    log        %s\
    """
        .formatted(address, ui, pid, since, version, database, log);
  }
}
