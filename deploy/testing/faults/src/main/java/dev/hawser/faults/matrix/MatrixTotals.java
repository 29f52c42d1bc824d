package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faults.runs.RunEnding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What became of all cells that were played. */
final class MatrixTotals {
  private static final String ROW = "%-18s %6s %6s %10s %11s %10s %5s %9s%n";

  private final int matrix;
  private final List<MatrixVerdict> verdicts = new ArrayList<>();

  /**
   * @param matrix how many cells there are in all
   */
  MatrixTotals(int matrix) {
    this.matrix = matrix;
  }

  /** A cell and what became of the run it struck. */
  private record Played(FaultCase cell, MatrixVerdict verdict) {
    boolean struck() {
      return verdict.struck().containsKey(cell);
    }

    Duration recovery() {
      return verdict.struck().getOrDefault(cell, Duration.ZERO);
    }
  }

  synchronized void add(MatrixVerdict verdict) {
    verdicts.add(verdict);
  }

  synchronized int played() {
    return verdicts.stream().mapToInt(verdict -> verdict.volley().cells().size()).sum();
  }

  synchronized List<MatrixVerdict> failed() {
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
    for (var fault : HttpFault.values()) {
      row(text, fault.name(), cell -> cell.fault() == fault);
    }
    row(text, "all", cell -> true);
    return text.append("%d runs; a matrix of %d cells%n".formatted(verdicts.size(), matrix))
        .toString();
  }

  private void row(StringBuilder text, String name, Predicate<FaultCase> of) {
    var some =
        verdicts.stream()
            .flatMap(
                verdict ->
                    verdict.volley().cells().stream()
                        .filter(of)
                        .map(cell -> new Played(cell, verdict)))
            .toList();
    if (some.isEmpty()) return;
    text.append(
        ROW.formatted(
            name,
            some.size(),
            some.stream().filter(Played::struck).count(),
            count(some, RunEnding.COMPLETED),
            count(some, RunEnding.ROLLED_BACK),
            leftOver(some),
            count(some, RunEnding.LOST),
            seconds(some)));
  }

  private static long count(List<Played> some, RunEnding ending) {
    return some.stream().filter(played -> played.verdict().ending() == ending).count();
  }

  /** Cells that struck the same run share what it left. */
  private static int leftOver(List<Played> some) {
    return some.stream()
        .map(Played::verdict)
        .distinct()
        .mapToInt(verdict -> verdict.leftOver().size())
        .sum();
  }

  private static String seconds(List<Played> some) {
    var longest =
        some.stream().map(Played::recovery).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return "%.1f s".formatted(longest.toMillis() / 1000.0);
  }
}
