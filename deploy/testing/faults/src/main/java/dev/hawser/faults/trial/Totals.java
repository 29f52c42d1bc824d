package dev.hawser.faults.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdicts of all trials, counted by category. Threads may add to it at the same time. */
public final class Totals {
  private static final String ROW = "%-26s %6s %8s %10s %11s %10s %5s %9s %8s%n";

  private final String category;
  private final List<Verdict> verdicts = new ArrayList<>();

  /**
   * @param category heads the column with the categories, such as {@code fault}
   */
  public Totals(String category) {
    this.category = category;
  }

  private record Counted(TrialCase trialCase, Verdict verdict) {
    Optional<Duration> recovery() {
      return Optional.ofNullable(verdict.recoveries().get(trialCase));
    }
  }

  public synchronized void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  /** The number of runs; several cases may share one. */
  public synchronized int runs() {
    return verdicts.size();
  }

  public synchronized int cases() {
    return verdicts.stream().mapToInt(verdict -> verdict.cases().size()).sum();
  }

  public synchronized List<Verdict> failed() {
    return verdicts.stream().filter(verdict -> !verdict.passes()).toList();
  }

  /** A row for each category, in alphabetical order, and one for all. */
  public synchronized String table() {
    var text = new StringBuilder();
    text.append(
        ROW.formatted(
            category,
            "cases",
            "injected",
            "completed",
            "rolled back",
            "left over",
            "lost",
            "longest",
            "median"));
    byCategory().forEach((name, counted) -> text.append(row(name, counted)));
    return text.append(row("all", counted())).toString();
  }

  private Map<String, List<Counted>> byCategory() {
    var rows = new LinkedHashMap<String, List<Counted>>();
    counted().stream()
        .sorted((one, other) -> one.trialCase().category().compareTo(other.trialCase().category()))
        .forEach(
            each ->
                rows.computeIfAbsent(each.trialCase().category(), absent -> new ArrayList<>())
                    .add(each));
    return rows;
  }

  private List<Counted> counted() {
    return verdicts.stream()
        .flatMap(verdict -> verdict.cases().stream().map(each -> new Counted(each, verdict)))
        .toList();
  }

  private static String row(String name, List<Counted> counted) {
    var recoveries =
        new Durations(counted.stream().map(Counted::recovery).flatMap(Optional::stream).toList());
    return ROW.formatted(
        name,
        counted.size(),
        recoveries.sorted().size(),
        count(counted, "completed"),
        count(counted, "rolled back"),
        leftOver(counted),
        count(counted, "lost"),
        recoveries.isEmpty() ? "-" : Durations.seconds(recoveries.longest()),
        recoveries.isEmpty() ? "-" : Durations.seconds(recoveries.median()));
  }

  private static long count(List<Counted> counted, String label) {
    return counted.stream().filter(each -> each.verdict().outcome().label().equals(label)).count();
  }

  /** Cases that share a run share what it left. */
  private static int leftOver(List<Counted> counted) {
    return counted.stream()
        .map(Counted::verdict)
        .distinct()
        .mapToInt(verdict -> verdict.leftOver().size())
        .sum();
  }
}
