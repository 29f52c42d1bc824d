package dev.hawser.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The order of events, learned from examples.
 *
 * <p>One event comes before another if it did in at least three examples and never the other way
 * round. All other pairs have no order.
 */
public final class EventOrder {
  private static final int CONFIRMATIONS_NEEDED = 3;

  private final ComparisonScope scope;
  private final Map<EventPair, Integer> confirmations = new HashMap<>();
  private final Set<EventPair> contradicted = new HashSet<>();

  /** Two events of one chain, the earlier first. */
  public record EventPair(String earlier, String later) implements Comparable<EventPair> {
    @Override
    public int compareTo(EventPair other) {
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

  /** Learns from another example, whose events must be in order. */
  public void learn(List<WatchEvent> events) {
    for (var chain : CausalChains.of(events, scope)) {
      for (var one : chain.values()) {
        for (var other : chain.values()) {
          var pair = new EventPair(one.event(), other.event());
          if (one.isBefore(other)) {
            confirmations.merge(pair, 1, Integer::sum);
          } else if (other.isBefore(one)) {
            contradicted.add(pair);
          }
        }
      }
    }
  }

  /** The pairs that have an order. */
  public Set<EventPair> pairs() {
    return confirmations.keySet().stream().filter(this::isOrdered).collect(Collectors.toSet());
  }

  /** The pairs whose events came in the wrong order. */
  public Set<EventPair> violated(List<WatchEvent> events) {
    var pairs = new TreeSet<EventPair>();
    for (var chain : CausalChains.of(events, scope)) {
      for (var late : chain.values()) {
        for (var early : chain.values()) {
          var pair = new EventPair(late.event(), early.event());
          if (early.isBefore(late) && isOrdered(pair)) pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private boolean isOrdered(EventPair pair) {
    return confirmations.getOrDefault(pair, 0) >= CONFIRMATIONS_NEEDED
        && !contradicted.contains(pair);
  }
}
