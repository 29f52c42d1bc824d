package dev.hawser.peering;

import dev.hawser.activity.PlainText;

/** One line about a run, for lists and headers: which cluster gets what from which, and why. */
public final class RunSummary {
  /** With the longest cluster IDs, what Temporal takes in any script: 400 bytes of JSON. */
  private static final int LONGEST_REASON = 80;

  private RunSummary() {}

  /** Direction and reason, such as {@code rome → milan: nightly jobs}. */
  public static String of(PairRequest request) {
    String reason = request.reason();
    String direction = of(request.pair());
    return reason == null || reason.isBlank()
        ? direction
        : direction + ": " + PlainText.cut(reason, LONGEST_REASON);
  }

  /** The direction alone, such as {@code rome → milan}. */
  public static String of(Pair pair) {
    return pair.consumer() + " → " + pair.provider();
  }
}
