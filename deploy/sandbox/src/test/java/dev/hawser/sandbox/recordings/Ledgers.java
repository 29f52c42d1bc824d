package dev.hawser.sandbox.recordings;

import dev.hawser.sandbox.comparison.Ledger;
import java.util.Objects;

/** The two lists of what is allowed to differ. */
final class Ledgers {
  private Ledgers() {}

  /** Simulated Liqo against real Liqo. */
  static Ledger recordings() {
    return read("differences.txt");
  }

  /** Hawser against liqoctl. */
  static Ledger hawser() {
    return read("hawser-differences.txt");
  }

  private static Ledger read(String name) {
    return Ledger.read(Objects.requireNonNull(Ledgers.class.getResourceAsStream(name), name));
  }
}
