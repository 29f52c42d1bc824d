package dev.hawser.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In which order things come about, learnt from examples.
 *
 * <p>One thing comes before another when it did in every example in which one brought both about,
 * and in several. What came now first and now last has no order, and none is asked for.
 */
public final class EventOrder {
  private static final int ENOUGH = 3;

  private final ComparisonScope scope;
  private final Map<Pair, Integer> seen = new HashMap<>();
  private final Set<Pair> refuted = new HashSet<>();

  /** Two things of one family, the earlier first. */
  public record Pair(String earlier, String later) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return earlier + " before " + later;
    }
  }

  public EventOrder(ComparisonScope scope) {
    this.scope = scope;
  }

  /** Learns from one more example, whose events are in order. */
  public void learn(List<WatchEvent> sightings) {
    for (var family : CausalChains.of(sightings, scope)) {
      for (var one : family.values()) {
        for (var other : family.values()) {
          var pair = new Pair(one.what(), other.what());
          if (one.isBefore(other)) seen.merge(pair, 1, Integer::sum);
          else if (other.isBefore(one)) refuted.add(pair);
        }
      }
    }
  }

  /** The pairs that have an order. */
  public Set<Pair> pairs() {
    return seen.keySet().stream().filter(this::holds).collect(Collectors.toSet());
  }

  /** The pairs that came the other way round. */
  public Set<Pair> broken(List<WatchEvent> sightings) {
    var broken = new TreeSet<Pair>();
    for (var family : CausalChains.of(sightings, scope)) {
      for (var late : family.values()) {
        for (var early : family.values()) {
          var pair = new Pair(late.what(), early.what());
          if (early.isBefore(late) && holds(pair)) broken.add(pair);
        }
      }
    }
    return broken;
  }

  private boolean holds(Pair pair) {
    return seen.getOrDefault(pair, 0) >= ENOUGH && !refuted.contains(pair);
  }
}
