package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.InjectedFault;
import dev.hawser.faults.runs.RunKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells that strike one and the same run. */
record FaultBatch(List<FaultCase> cells) {

  /** All the cells, in as few volleys as can be when no more than so many share one. */
  static List<FaultBatch> of(List<FaultCase> cells, int together) {
    var volleys = new ArrayList<List<FaultCase>>();
    for (var cell : cells) {
      volleys.stream()
          .filter(volley -> volley.size() < together && volley.stream().allMatch(cell::goesWith))
          .findFirst()
          .orElseGet(() -> another(volleys))
          .add(cell);
    }
    return volleys.stream().map(FaultBatch::new).toList();
  }

  private static List<FaultCase> another(List<List<FaultCase>> volleys) {
    volleys.add(new ArrayList<>());
    return volleys.getLast();
  }

  RunKind flow() {
    return cells.getFirst().flow();
  }

  boolean strikesWatches() {
    return cells.getFirst().strikesWatch();
  }

  /** Only then may the run fail. */
  boolean isForGood() {
    return !cells.getFirst().fault().isTransient();
  }

  /** A trap for each. */
  Map<FaultCase, InjectedFault> traps() {
    return cells.stream()
        .collect(
            Collectors.toMap(cell -> cell, cell -> new InjectedFault(cell.site(), cell.fault())));
  }
}
