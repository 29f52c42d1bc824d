package dev.hawser.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random sample. System properties say from what it is drawn, with which seed, and its size; the
 * seed and the sample are printed, so that a run can be repeated.
 */
public final class RandomSample {
  /** The system property with the seed. */
  public static final String SEED = "hawser.contract.seed";

  /** The system property with the size. */
  public static final String SIZE = "hawser.contract.sample";

  /** The system property with a text that all that is drawn contains; default: the empty text. */
  public static final String TEXT = "hawser.contract.draw";

  private static final int DEFAULT_SIZE = 2;

  private RandomSample() {}

  /**
   * Draws, and prints what was drawn.
   *
   * @throws IllegalArgumentException if nothing contains the text
   */
  public static <T> List<T> of(List<T> all) {
    long seed = Long.getLong(SEED, System.nanoTime() % 1_000_000);
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    String text = System.getProperty(TEXT, "");
    var drawn =
        shuffled.stream()
            .filter(each -> each.toString().contains(text))
            .limit(Integer.getInteger(SIZE, DEFAULT_SIZE))
            .toList();
    if (drawn.isEmpty() && !text.isEmpty()) {
      throw new IllegalArgumentException("none of these contains \"" + text + "\": " + all);
    }
    System.out.printf("seed %d draws %d of %d: %s%n", seed, drawn.size(), all.size(), drawn);
    return drawn;
  }
}
