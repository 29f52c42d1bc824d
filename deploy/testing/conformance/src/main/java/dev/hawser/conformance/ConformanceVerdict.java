package dev.hawser.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The result of comparing the answers to many exchanges.
 *
 * @param equal the number of exchanges with equal answers
 * @param allowed the number with allowed differences only
 * @param differ the number with other differences
 * @param findings each difference that is not allowed, and each allowed one that did not occur
 */
record ConformanceVerdict(int equal, int allowed, int differ, List<String> findings) {

  /** Compares answers to the same exchanges in the same order. */
  static ConformanceVerdict of(
      List<RecordedAnswer> real,
      List<RecordedAnswer> embedded,
      List<AllowedDifference> allowedDifferences) {
    if (real.size() != embedded.size()) {
      return new ConformanceVerdict(
          0, 0, 1, List.of(real.size() + " answers, not " + embedded.size()));
    }
    int equal = 0;
    int allowed = 0;
    List<String> findings = new ArrayList<>();
    Set<AllowedDifference> unused = new HashSet<>(allowedDifferences);
    Set<String> scenarios = new HashSet<>();
    for (int i = 0; i < real.size(); i++) {
      scenarios.add(real.get(i).scenario());
      var differences = AnswerComparison.of(real.get(i), embedded.get(i));
      var others =
          differences.stream()
              .filter(each -> !isAllowed(each, allowedDifferences, unused))
              .toList();
      others.forEach(each -> findings.add(each.toString()));
      if (differences.isEmpty()) {
        equal++;
      } else if (others.isEmpty()) {
        allowed++;
      }
    }
    int differ = real.size() - equal - allowed;
    unused.stream()
        .filter(each -> scenarios.contains(each.exchange().split(" / ", 2)[0]))
        .forEach(each -> findings.add("no longer differs, remove the entry: " + each));
    return new ConformanceVerdict(equal, allowed, differ, List.copyOf(findings));
  }

  boolean isPassed() {
    return findings.isEmpty();
  }

  private static boolean isAllowed(
      AnswerDifference difference,
      List<AllowedDifference> allowedDifferences,
      Set<AllowedDifference> unused) {
    var covering = allowedDifferences.stream().filter(each -> each.covers(difference)).toList();
    covering.forEach(unused::remove);
    return !covering.isEmpty();
  }
}
