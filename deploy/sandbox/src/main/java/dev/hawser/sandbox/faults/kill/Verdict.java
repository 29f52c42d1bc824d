package dev.hawser.sandbox.faults.kill;

import java.util.Optional;
import java.util.Set;

/**
 * What came of a kill.
 *
 * @param ending how the run ended
 * @param leftOver what is more or less than it should be, in the end
 * @param recovery how the run came to go on; empty when nothing was killed
 * @param problem what else is wrong; empty when nothing is
 */
record Verdict(
    KillCase killCase,
    Ending ending,
    Set<String> leftOver,
    Optional<Recovery> recovery,
    String problem) {
  Verdict {
    leftOver = Set.copyOf(leftOver);
  }

  boolean isGood() {
    return problem.isEmpty() && leftOver.isEmpty() && !(ending instanceof Ending.Lost);
  }

  /** In one word. */
  String outcome() {
    return switch (ending) {
      case Ending.Completed completed -> "completed";
      case Ending.Failed failed -> "rolled back";
      case Ending.Lost lost -> "lost";
    };
  }
}
