package dev.hawser.sandbox.faults.chaos;

import dev.hawser.sandbox.faults.kill.Ending;

/** What came of all rounds. */
final class Totals {
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

  void peer(Ending ending) {
    switch (ending) {
      case Ending.Completed completed -> peered++;
      case Ending.Failed failed -> rolledBack++;
      case Ending.Lost gone -> lost++;
    }
  }

  void unpeer(Ending ending) {
    switch (ending) {
      case Ending.Completed completed -> unpeered++;
      case Ending.Failed failed -> unpeersFailed++;
      case Ending.Lost gone -> lost++;
    }
  }

  @Override
  public String toString() {
    return "%d rounds: %d peered, %d rolled back, %d unpeered, %d unpeers failed and repeated, %d lost"
        .formatted(rounds, peered, rolledBack, unpeered, unpeersFailed, lost);
  }
}
