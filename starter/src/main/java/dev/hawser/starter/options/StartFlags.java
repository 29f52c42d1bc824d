package dev.hawser.starter.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is started and watched. */
public final class StartFlags {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; recorded with the run and shown in the Temporal UI")
  private @Nullable String reason;

  @Option(
      names = "--plan",
      paramLabel = "DIGEST",
      description =
          "Do exactly what \"hawser plan\" showed with this digest and the same options, or"
              + " nothing")
  private @Nullable String plan;

  @Option(
      names = "--wait",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "If another run holds the pair, wait until it ends, then start")
  private boolean wait;

  @Option(
      names = "--detach",
      description =
          "Start the run and return without waiting for it. With --wait, the start itself waits for"
              + " the other run")
  private boolean detach;

  public @Nullable String reason() {
    return reason;
  }

  /** Digest of the only plan that may be executed; null for any plan. */
  public @Nullable String plan() {
    return plan;
  }

  public boolean waits() {
    return wait;
  }

  public boolean detaches() {
    return detach;
  }
}
