package dev.hawser.starter.status;

import dev.hawser.starter.outcome.Verdict;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run that has ended says of the peering.
 *
 * @param verdict empty for a run that left everything as it was
 * @param trouble what is wrong since; empty if nothing is
 * @param withoutEffect how a run ended that left everything as it was; empty for any other
 */
record LastRun(Optional<Verdict> verdict, String trouble, String withoutEffect) {

  static LastRun of(RunReport run) {
    return switch (run.state()) {
      case "Completed" -> completed(run);
      case "Terminated", "Timed out" ->
          left(Verdict.UNKNOWN, the(run) + " was ended in Temporal, without a rollback");
      default -> failed(run);
    };
  }

  private static LastRun completed(RunReport run) {
    return left(run.isUnpeer() ? Verdict.NOT_PEERED : Verdict.PEERED, "");
  }

  private static LastRun failed(RunReport run) {
    return switch (Objects.requireNonNullElse(run.phase(), "")) {
      case "RollbackIncomplete" ->
          left(Verdict.DEGRADED, "part of the rollback of " + the(run) + " was skipped");
      case "Failed" -> left(Verdict.DEGRADED, the(run) + " failed and kept what it had made");
      case "Refused" -> unchanged(the(run) + " was refused");
      case "RolledBack" -> unchanged(the(run) + " was rolled back");
      default -> unchanged(the(run) + " failed");
    };
  }

  private static LastRun left(Verdict verdict, String trouble) {
    return new LastRun(Optional.of(verdict), trouble, "");
  }

  private static LastRun unchanged(String how) {
    return new LastRun(Optional.empty(), "", how);
  }

  private static String the(RunReport run) {
    return "the last " + run.type();
  }
}
