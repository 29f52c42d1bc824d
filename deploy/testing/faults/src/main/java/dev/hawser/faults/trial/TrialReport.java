package dev.hawser.faults.trial;

import java.io.PrintStream;

/** Prints verdicts, one line each. */
public final class TrialReport {
  private final PrintStream out;
  private final ReplayCommand replay;

  /** Knows how to repeat a trial. */
  public interface ReplayCommand {
    /** The command line that runs these cases again. */
    String of(Verdict verdict);
  }

  public TrialReport(PrintStream out, ReplayCommand replay) {
    this.out = out;
    this.replay = replay;
  }

  /** Prints one line, and below it what is wrong. */
  public void print(Verdict verdict) {
    out.printf(
        "%-4s %-11s %8s  %s%n",
        verdict.passes() ? "ok" : "FAIL",
        verdict.outcome().label(),
        verdict.recoveries().isEmpty()
            ? ""
            : Durations.seconds(Durations.of(verdict.recoveries().values()).longest()),
        verdict.name());
    var reason = verdict.outcome().reason();
    if (!reason.isEmpty()) out.println("       " + reason);
    if (verdict.passes()) return;
    if (!verdict.problem().isEmpty()) out.println("       " + verdict.problem());
    verdict.leftOver().forEach(object -> out.println("       left over: " + object));
    out.println("       again: " + replay.of(verdict));
  }
}
