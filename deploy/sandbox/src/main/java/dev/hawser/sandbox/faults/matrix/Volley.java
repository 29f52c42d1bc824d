package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.faults.proxy.Trap;
import dev.hawser.sandbox.faults.runs.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells that strike one and the same run. */
record Volley(List<Cell> cells) {

  /** All the cells, in as few volleys as can be when no more than so many share one. */
  static List<Volley> of(List<Cell> cells, int together) {
    var volleys = new ArrayList<List<Cell>>();
    for (var cell : cells) {
      volleys.stream()
          .filter(volley -> volley.size() < together && volley.stream().allMatch(cell::goesWith))
          .findFirst()
          .orElseGet(() -> another(volleys))
          .add(cell);
    }
    return volleys.stream().map(Volley::new).toList();
  }

  private static List<Cell> another(List<List<Cell>> volleys) {
    volleys.add(new ArrayList<>());
    return volleys.getLast();
  }

  Flow flow() {
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
  Map<Cell, Trap> traps() {
    return cells.stream()
        .collect(Collectors.toMap(cell -> cell, cell -> new Trap(cell.site(), cell.fault())));
  }
}
