package dev.hawser.faults.crash;

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
record KillVerdict(
    KillCase killCase,
    CrashRunEnding ending,
    Set<String> leftOver,
    Optional<Recovery> recovery,
    String problem) {
  KillVerdict {
    leftOver = Set.copyOf(leftOver);
  }

  boolean isGood() {
    return problem.isEmpty() && leftOver.isEmpty() && !(ending instanceof CrashRunEnding.Lost);
  }

  /** In one word. */
  String outcome() {
    return switch (ending) {
      case CrashRunEnding.Completed completed -> "completed";
      case CrashRunEnding.Failed failed -> "rolled back";
      case CrashRunEnding.Lost lost -> "lost";
    };
  }
}
