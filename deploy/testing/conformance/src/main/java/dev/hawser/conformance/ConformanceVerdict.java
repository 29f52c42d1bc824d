package dev.hawser.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a comparison of many answers came to.
 *
 * @param equal how many exchanges are equal
 * @param allowed how many differ only in allowed places
 * @param differ how many differ otherwise
 * @param findings each difference that is not allowed, and each allowance that did not occur
 */
record ConformanceVerdict(int equal, int allowed, int differ, List<String> findings) {

  /** Compares answers to the same exchanges in the same order. */
  static ConformanceVerdict of(
      List<RecordedAnswer> real,
      List<RecordedAnswer> embedded,
      List<AllowedDifference> allowances) {
    if (real.size() != embedded.size()) {
      return new ConformanceVerdict(
          0, 0, 1, List.of(real.size() + " answers, not " + embedded.size()));
    }
    int equal = 0;
    int allowed = 0;
    List<String> findings = new ArrayList<>();
    Set<AllowedDifference> unused = new HashSet<>(allowances);
    Set<String> played = new HashSet<>();
    for (int i = 0; i < real.size(); i++) {
      played.add(real.get(i).scenario());
      var differences = AnswerComparison.of(real.get(i), embedded.get(i));
      var others =
          differences.stream().filter(each -> !isAllowed(each, allowances, unused)).toList();
      others.forEach(each -> findings.add(each.toString()));
      if (differences.isEmpty()) equal++;
      else if (others.isEmpty()) allowed++;
    }
    int differ = real.size() - equal - allowed;
    unused.stream()
        .filter(each -> played.contains(each.exchange().split(" / ", 2)[0]))
        .forEach(each -> findings.add("no longer differs, take the allowance away: " + each));
    return new ConformanceVerdict(equal, allowed, differ, List.copyOf(findings));
  }

  boolean isGood() {
    return findings.isEmpty();
  }

  private static boolean isAllowed(
      AnswerDifference difference,
      List<AllowedDifference> allowances,
      Set<AllowedDifference> unused) {
    var covering = allowances.stream().filter(each -> each.covers(difference)).toList();
    covering.forEach(unused::remove);
    return !covering.isEmpty();
  }
}
