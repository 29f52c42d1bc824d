package dev.hawser.sandbox.faults.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Up to two cells that share one peering: one strikes its making, the other its end. */
record Turn(Optional<Cell> peer, Optional<Cell> unpeer) {

  /** All the cells, in as few turns as can be. */
  static List<Turn> of(List<Cell> cells) {
    var peers = cells.stream().filter(cell -> cell.flow() == Flow.PEER).toList();
    var unpeers = cells.stream().filter(cell -> cell.flow() == Flow.UNPEER).toList();
    var turns = new ArrayList<Turn>();
    for (int i = 0; i < Math.max(peers.size(), unpeers.size()); i++) {
      turns.add(new Turn(at(peers, i), at(unpeers, i)));
    }
    return turns;
  }

  private static Optional<Cell> at(List<Cell> cells, int index) {
    return index < cells.size() ? Optional.of(cells.get(index)) : Optional.empty();
  }
}
