package dev.hawser.sandbox.faults.kill;

import java.util.Set;
import java.util.TreeSet;

/** Whether the same objects stand. */
final class Likeness {
  private Likeness() {}

  /** What is more (+) and what is missing (-). */
  static Set<String> differences(Set<String> now, Set<String> expected) {
    var differences = new TreeSet<String>();
    for (var each : now) if (!expected.contains(each)) differences.add("+ " + each);
    for (var each : expected) if (!now.contains(each)) differences.add("- " + each);
    return differences;
  }
}
