package dev.hawser.starter.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is started and watched. */
public final class StartFlags {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; stands beside the run in the Temporal UI")
  private @Nullable String reason;

  @Option(
      names = "--wait",
      description = "When another run holds the pair, wait for its end, then start")
  private boolean wait;

  @Option(names = "--detach", description = "Start, and leave without waiting for the end")
  private boolean detach;

  public @Nullable String reason() {
    return reason;
  }

  public boolean waits() {
    return wait;
  }

  public boolean detaches() {
    return detach;
  }
}
