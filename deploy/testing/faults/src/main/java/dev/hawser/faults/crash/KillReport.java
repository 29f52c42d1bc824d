package dev.hawser.faults.crash;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Prints each verdict as it comes, and the totals in the end. */
final class KillReport {
  private final PrintStream out;
  private final UnaryOperator<String> replay;
  private final List<KillVerdict> verdicts = new ArrayList<>();
  private int skipped;

  /**
   * An empty one.
   *
   * @param replay the command that runs the case of this name again
   */
  KillReport(PrintStream out, UnaryOperator<String> replay) {
    this.out = out;
    this.replay = replay;
  }

  void add(KillVerdict verdict) {
    verdicts.add(verdict);
    out.printf(
        Locale.ROOT,
        "%-4s %-11s %s  %s%n",
        verdict.isGood() ? "ok" : "FAIL",
        verdict.outcome(),
        verdict.recovery().map(Recovery::whole).map(KillReport::seconds).orElse("       "),
        verdict.killCase().name());
    if (verdict.ending() instanceof CrashRunEnding.Failed failed) out.println("       " + failed);
    if (verdict.isGood()) return;
    if (!verdict.problem().isEmpty()) out.println("       " + verdict.problem());
    verdict.leftOver().forEach(object -> out.println("       left over: " + object));
    out.println("       again: " + replay.apply(verdict.killCase().name()));
  }

  /** Time was up before one more. */
  void skip() {
    skipped++;
  }

  /** Prints totals by target, and those of all. */
  void total() {
    out.printf(
        "%-26s %5s %9s %11s %9s %4s %8s %7s%n",
        "killed", "cases", "completed", "rolled back", "left over", "lost", "longest", "median");
    for (var target : KillTarget.values()) {
      var these =
          verdicts.stream().filter(verdict -> verdict.killCase().target() == target).toList();
      if (!these.isEmpty()) row(target.words(), these);
    }
    row("all", verdicts);
    var starts = times(verdicts, Recovery::start);
    if (!starts.isEmpty()) {
      out.printf(
          "the start of a worker process, which is part of these: longest %s, median %s%n",
          longest(starts).strip(), median(starts).strip());
    }
    if (skipped > 0) out.printf("the time was up before %d more cases%n", skipped);
    out.printf("kill: %d passed, %d failed%n", verdicts.size() - failed(), failed());
  }

  int failed() {
    return (int) verdicts.stream().filter(verdict -> !verdict.isGood()).count();
  }

  private void row(String name, List<KillVerdict> these) {
    var recoveries = times(these, Recovery::whole);
    out.printf(
        "%-26s %5d %9d %11d %9d %4d %8s %7s%n",
        name,
        these.size(),
        count(these, "completed"),
        count(these, "rolled back"),
        these.stream().mapToInt(verdict -> verdict.leftOver().size()).sum(),
        count(these, "lost"),
        longest(recoveries),
        median(recoveries));
  }

  private static List<Duration> times(
      List<KillVerdict> verdicts, Function<Recovery, Duration> which) {
    return verdicts.stream()
        .map(KillVerdict::recovery)
        .flatMap(Optional::stream)
        .map(which)
        .filter(Duration::isPositive)
        .sorted()
        .toList();
  }

  private static String longest(List<Duration> sorted) {
    return sorted.isEmpty() ? "-" : seconds(sorted.getLast());
  }

  /** Of an even number the mean of the two in the middle. */
  private static String median(List<Duration> sorted) {
    if (sorted.isEmpty()) return "-";
    int size = sorted.size();
    return seconds(sorted.get((size - 1) / 2).plus(sorted.get(size / 2)).dividedBy(2));
  }

  private static long count(List<KillVerdict> verdicts, String outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome().equals(outcome)).count();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%5.1f s", time.toMillis() / 1e3);
  }
}
