package dev.hawser.conformance.recordings;

import dev.hawser.comparison.KnownDifferences;
import java.util.Objects;

/** The two lists of accepted differences. */
final class KnownDifferenceLists {
  private KnownDifferenceLists() {}

  /** Between simulated and real Liqo. */
  static KnownDifferences recordings() {
    return read("differences.txt");
  }

  /** Between Hawser and liqoctl. */
  static KnownDifferences hawser() {
    return read("hawser-differences.txt");
  }

  private static KnownDifferences read(String name) {
    return KnownDifferences.read(
        Objects.requireNonNull(KnownDifferenceLists.class.getResourceAsStream(name), name));
  }
}
