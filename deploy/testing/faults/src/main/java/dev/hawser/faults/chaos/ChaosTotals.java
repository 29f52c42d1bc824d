package dev.hawser.faults.chaos;

import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.RunOutcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts rounds, and how their runs ended. */
final class ChaosTotals {
  private final Map<RunKind, Map<String, Integer>> runs = new EnumMap<>(RunKind.class);
  private int rounds;

  int rounds() {
    return rounds;
  }

  void addRound() {
    rounds++;
  }

  void add(RunKind kind, RunOutcome outcome) {
    runs.computeIfAbsent(kind, absent -> new HashMap<>()).merge(outcome.label(), 1, Integer::sum);
  }

  int lost() {
    return count(RunKind.PEER, "lost") + count(RunKind.UNPEER, "lost");
  }

  private int count(RunKind kind, String label) {
    return runs.getOrDefault(kind, Map.of()).getOrDefault(label, 0);
  }

  @Override
  public String toString() {
    return "%d rounds: %d peered, %d rolled back, %d unpeered, %d unpeers failed and repeated, %d lost"
        .formatted(
            rounds,
            count(RunKind.PEER, "completed"),
            count(RunKind.PEER, "rolled back"),
            count(RunKind.UNPEER, "completed"),
            count(RunKind.UNPEER, "rolled back"),
            lost());
  }
}
