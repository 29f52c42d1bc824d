package dev.hawser.starter.report;

import dev.hawser.connection.EngineState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's Temporal server after {@code hawser engine stop}.
 *
 * @param stopped false when none ran
 * @param database where its runs stay; null when none ran
 */
public record StoppedEngine(boolean stopped, @Nullable String database) {
  /**
   * What was stopped.
   *
   * @param engine empty when none ran
   */
  public static StoppedEngine of(Optional<EngineState> engine) {
    return new StoppedEngine(
        engine.isPresent(), engine.map(state -> state.database().toString()).orElse(null));
  }
}
