package dev.hawser.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random sample. Seed and size are system properties; the seed and the sample are printed, so
 * that a run can be repeated.
 */
public final class RandomSample {
  /** The system property with the seed. */
  public static final String SEED = "hawser.contract.seed";

  /** The system property with the size. */
  public static final String SIZE = "hawser.contract.sample";

  private static final int DEFAULT_SIZE = 2;

  private RandomSample() {}

  public static <T> List<T> of(List<T> all) {
    long seed = Long.getLong(SEED, System.nanoTime() % 1_000_000);
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    var drawn =
        List.copyOf(
            shuffled.subList(0, Math.min(Integer.getInteger(SIZE, DEFAULT_SIZE), all.size())));
    System.out.printf("seed %d draws %d of %d: %s%n", seed, drawn.size(), all.size(), drawn);
    return drawn;
  }
}
