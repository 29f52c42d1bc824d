package dev.hawser.liqo.requests;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * All requests that wait. The first priority goes first, but every fourth request is the one that
 * has waited longest, whatever its priority, so that none waits forever. Not thread-safe.
 */
final class RequestQueue {
  private static final int LONGEST_WAITING = 4;

  private final Map<RequestPriority, UnitQueue> queues = new EnumMap<>(RequestPriority.class);
  private final SequencedSet<Turn> byAge = new LinkedHashSet<>();
  private long units;
  private long granted;

  RequestQueue() {
    for (var priority : RequestPriority.values()) queues.put(priority, new UnitQueue());
  }

  void add(Turn turn) {
    of(turn).add(turn);
    byAge.addLast(turn);
  }

  /** The next one; null if none waits. */
  @Nullable Turn first() {
    if (byAge.isEmpty()) return null;
    if (isForLongestWaiting()) return byAge.getFirst();
    for (var priority : RequestPriority.values()) {
      var first = queue(priority).first();
      if (first != null) return first;
    }
    return null;
  }

  /** Whether the next one goes because it has waited longest. */
  boolean isForLongestWaiting() {
    return granted % LONGEST_WAITING == LONGEST_WAITING - 1;
  }

  /** Removes it because it goes now. */
  void grant(Turn turn) {
    withdraw(turn);
    granted++;
    if (turn.unit().hasBegun()) return;
    units++;
    of(turn).begin(turn.unit(), units);
  }

  /** Removes it, if it is still there. */
  void withdraw(Turn turn) {
    of(turn).remove(turn);
    byAge.remove(turn);
  }

  private UnitQueue of(Turn turn) {
    return queue(turn.priority());
  }

  @SuppressWarnings("NullAway") // there is one for every priority
  private UnitQueue queue(RequestPriority priority) {
    return queues.get(priority);
  }
}
