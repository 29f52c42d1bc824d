package dev.hawser.conformance.recordings;

import dev.hawser.comparison.KnownDifferences;
import java.util.Objects;

/** The two lists of what is allowed to differ. */
final class KnownDifferenceLists {
  private KnownDifferenceLists() {}

  /** Simulated Liqo against real Liqo. */
  static KnownDifferences recordings() {
    return read("differences.txt");
  }

  /** Hawser against liqoctl. */
  static KnownDifferences hawser() {
    return read("hawser-differences.txt");
  }

  private static KnownDifferences read(String name) {
    return KnownDifferences.read(
        Objects.requireNonNull(KnownDifferenceLists.class.getResourceAsStream(name), name));
  }
}
