package dev.hawser.faults.trial;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flag {@code --seed}: the same seed draws the same again. */
public final class Seed {
  private static final long RANGE = 1_000_000;

  private final long random = System.nanoTime() % RANGE;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "repeats the random choices of another call; default: a new one, printed")
  private @Nullable Long seed;

  /** The given one, or else a random one; the same each time. */
  public long value() {
    return seed == null ? random : seed;
  }
}
