package dev.hawser.faults.chaos;

import dev.hawser.faults.crash.CrashRunEnding;

/** What came of all rounds. */
final class ChaosTotals {
  private int rounds;
  private int peered;
  private int rolledBack;
  private int unpeered;
  private int unpeersFailed;
  private int lost;

  int rounds() {
    return rounds;
  }

  int lost() {
    return lost;
  }

  void round() {
    rounds++;
  }

  void peer(CrashRunEnding ending) {
    switch (ending) {
      case CrashRunEnding.Completed completed -> peered++;
      case CrashRunEnding.Failed failed -> rolledBack++;
      case CrashRunEnding.Lost gone -> lost++;
    }
  }

  void unpeer(CrashRunEnding ending) {
    switch (ending) {
      case CrashRunEnding.Completed completed -> unpeered++;
      case CrashRunEnding.Failed failed -> unpeersFailed++;
      case CrashRunEnding.Lost gone -> lost++;
    }
  }

  @Override
  public String toString() {
    return "%d rounds: %d peered, %d rolled back, %d unpeered, %d unpeers failed and repeated, %d lost"
        .formatted(rounds, peered, rolledBack, unpeered, unpeersFailed, lost);
  }
}
