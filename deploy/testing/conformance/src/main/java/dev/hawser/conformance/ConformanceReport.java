package dev.hawser.conformance;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints one line for each scenario, its differences, and the totals. */
final class ConformanceReport {
  private final PrintStream out;
  private final List<AllowedDifference> allowances = AllowedDifference.all();
  private int equal;
  private int allowed;
  private int differ;

  ConformanceReport(PrintStream out) {
    this.out = out;
  }

  void add(String scenario, List<RecordedAnswer> real, List<RecordedAnswer> embedded) {
    ConformanceVerdict verdict = ConformanceVerdict.of(real, embedded, allowances);
    equal += verdict.equal();
    allowed += verdict.allowed();
    differ += verdict.isGood() ? 0 : Math.max(1, verdict.differ());
    out.printf("%-4s %s: %d%n", verdict.isGood() ? "ok" : "FAIL", scenario, real.size());
    verdict.findings().forEach(finding -> out.println("     " + finding));
  }

  /** Fails when a real server's answers to the scenarios it was asked are no longer as recorded. */
  void checkRecording(List<RecordedAnswer> recorded, List<RecordedAnswer> real) {
    Set<String> played = real.stream().map(RecordedAnswer::scenario).collect(Collectors.toSet());
    var same = recorded.stream().filter(line -> played.contains(line.scenario())).toList();
    ConformanceVerdict verdict = ConformanceVerdict.of(same, real, List.of());
    if (verdict.isGood()) return;
    differ += Math.max(1, verdict.differ());
    out.println("FAIL the recording is stale: below, \"real\" is what it says");
    verdict.findings().forEach(finding -> out.println("     " + finding));
  }

  /** The exit code: 0 when nothing differs that may not. */
  int finish() {
    out.printf(
        "likeness: %d exchanges equal, %d allowed differences, %d differ%n",
        equal, allowed, differ);
    return differ == 0 ? 0 : 1;
  }
}
