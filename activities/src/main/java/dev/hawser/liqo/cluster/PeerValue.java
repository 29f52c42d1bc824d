package dev.hawser.liqo.cluster;

import dev.hawser.activity.FailureType;
import io.temporal.failure.ApplicationFailure;

/** Values that the other cluster of a pair sent, and that this one checks before it writes them. */
public final class PeerValue {
  private PeerValue() {}

  /**
   * Runs a check.
   *
   * @throws ApplicationFailure InvalidValue, with both clusters and the check's sentence
   */
  public static void require(PairObjects pair, String what, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw ApplicationFailure.newNonRetryableFailure(
          "%s does not accept %s of %s: %s"
              .formatted(pair.cluster(), what, pair.peer(), e.getMessage()),
          FailureType.INVALID_VALUE.word());
    }
  }
}
