package dev.hawser.liqo.requests;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one priority that wait. Units that have begun go first, the oldest before the
 * others; then the peers take turns.
 */
final class UnitQueue {
  private final TreeMap<Long, Deque<Turn>> begun = new TreeMap<>();
  private final SequencedMap<String, Deque<Turn>> peers = new LinkedHashMap<>();

  void add(Turn turn) {
    if (turn.unit().hasBegun()) addTo(begun, turn.unit().begun(), turn);
    else addTo(peers, turn.unit().peer(), turn);
  }

  @Nullable Turn first() {
    var next = begun.isEmpty() ? peers.firstEntry() : begun.firstEntry();
    return next == null ? null : next.getValue().peekFirst();
  }

  void remove(Turn turn) {
    removeFrom(begun, turn.unit().begun(), turn);
    removeFrom(peers, turn.unit().peer(), turn);
  }

  /** Moves the unit's other requests among those that have begun, and its peer to the end. */
  void begin(RequestUnit unit, long number) {
    unit.begin(number);
    var ofPeer = peers.remove(unit.peer());
    if (ofPeer == null) return;
    for (var turn : ofPeer) add(turn);
  }

  private static <K> void addTo(Map<K, Deque<Turn>> map, K key, Turn turn) {
    map.computeIfAbsent(key, absent -> new ArrayDeque<>()).addLast(turn);
  }

  private static <K> void removeFrom(Map<K, Deque<Turn>> map, K key, Turn turn) {
    var turns = map.get(key);
    if (turns != null && turns.remove(turn) && turns.isEmpty()) map.remove(key);
  }
}
