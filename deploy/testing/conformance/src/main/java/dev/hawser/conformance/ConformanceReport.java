package dev.hawser.conformance;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints one line for each scenario, its differences, and the totals. */
final class ConformanceReport {
  private final PrintStream out;
  private final List<AllowedDifference> allowedDifferences = AllowedDifference.all();
  private int equal;
  private int allowed;
  private int differ;

  ConformanceReport(PrintStream out) {
    this.out = out;
  }

  void add(String scenario, List<RecordedAnswer> real, List<RecordedAnswer> embedded) {
    ConformanceVerdict verdict = ConformanceVerdict.of(real, embedded, allowedDifferences);
    equal += verdict.equal();
    allowed += verdict.allowed();
    differ += verdict.isPassed() ? 0 : Math.max(1, verdict.differ());
    out.printf("%-4s %s: %d%n", verdict.isPassed() ? "ok" : "FAIL", scenario, real.size());
    verdict.findings().forEach(finding -> out.println("     " + finding));
  }

  /** Reports differences between the recorded answers and a real server's answers. */
  void checkRecording(List<RecordedAnswer> recorded, List<RecordedAnswer> real) {
    Set<String> scenarios = real.stream().map(RecordedAnswer::scenario).collect(Collectors.toSet());
    var sameScenarios =
        recorded.stream().filter(line -> scenarios.contains(line.scenario())).toList();
    ConformanceVerdict verdict = ConformanceVerdict.of(sameScenarios, real, List.of());
    if (verdict.isPassed()) return;
    differ += Math.max(1, verdict.differ());
    out.println(
        "FAIL the recording is out of date; below, \"real\" is the recording and \"embedded\" is"
            + " the server");
    verdict.findings().forEach(finding -> out.println("     " + finding));
  }

  /** Prints the totals and returns the exit code: 0 if every difference is allowed. */
  int finish() {
    out.printf(
        "conformance: %d exchanges equal, %d allowed differences, %d differ%n",
        equal, allowed, differ);
    return differ == 0 ? 0 : 1;
  }
}
