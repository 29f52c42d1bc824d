package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.faults.proxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What became of all cells that were played. */
final class Totals {
  private static final String ROW = "%-18s %6s %6s %10s %11s %10s %5s %9s%n";

  private final int matrix;
  private final List<Verdict> verdicts = new ArrayList<>();

  /**
   * @param matrix how many cells there are in all
   */
  Totals(int matrix) {
    this.matrix = matrix;
  }

  synchronized void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  synchronized int played() {
    return verdicts.size();
  }

  synchronized List<Verdict> failed() {
    return verdicts.stream().filter(verdict -> !verdict.holds()).toList();
  }

  /** A row for each fault, and one for all. */
  synchronized String table() {
    var text = new StringBuilder();
    text.append(
        ROW.formatted(
            "fault",
            "cases",
            "struck",
            "completed",
            "rolled back",
            "left over",
            "lost",
            "longest"));
    for (var fault : Fault.values()) {
      row(text, fault.name(), verdict -> verdict.cell().fault() == fault);
    }
    row(text, "all", verdict -> true);
    return text.append("of a matrix of ").append(matrix).append(" cells\n").toString();
  }

  private void row(StringBuilder text, String name, Predicate<Verdict> of) {
    var some = verdicts.stream().filter(of).toList();
    if (some.isEmpty()) return;
    text.append(
        ROW.formatted(
            name,
            some.size(),
            some.stream().filter(Verdict::struck).count(),
            count(some, Ending.COMPLETED),
            count(some, Ending.ROLLED_BACK),
            some.stream().mapToInt(verdict -> verdict.leftOver().size()).sum(),
            count(some, Ending.LOST),
            seconds(some)));
  }

  private static long count(List<Verdict> some, Ending ending) {
    return some.stream().filter(verdict -> verdict.ending() == ending).count();
  }

  private static String seconds(List<Verdict> some) {
    var longest =
        some.stream().map(Verdict::recovery).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return "%.1f s".formatted(longest.toMillis() / 1000.0);
  }
}
