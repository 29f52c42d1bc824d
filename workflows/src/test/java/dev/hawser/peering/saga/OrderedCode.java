package dev.hawser.peering.saga;

import dev.hawser.peering.Step;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Workflow code as it should be, beside {@link NondeterministicCode}. */
final class OrderedCode {
  private static final List<String> WORDS = List.of("a", "b");
  final Set<String> none = Set.of();
  final Set<String> one = Set.of("a");
  final Map<String, String> pair = Map.of("a", "1");
  final Set<Step> constants = EnumSet.of(Step.CLAIM, Step.RELEASE);
  final Map<String, String> inserted = new LinkedHashMap<>(pair);
  final List<String> copy = List.copyOf(WORDS);
  final Map<String, Integer> sorted =
      WORDS.stream()
          .collect(Collectors.toMap(word -> word, String::length, Integer::sum, TreeMap::new));
  final Map<Integer, List<String>> groups =
      WORDS.stream()
          .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
}
