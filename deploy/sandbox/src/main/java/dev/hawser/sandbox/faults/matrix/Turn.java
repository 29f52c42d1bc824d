package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.faults.runs.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Up to two volleys that share one peering: one strikes its making, the other its end. */
record Turn(Optional<Volley> peer, Optional<Volley> unpeer) {

  /** All the volleys, in as few turns as can be. */
  static List<Turn> of(List<Volley> volleys) {
    var peers = volleys.stream().filter(volley -> volley.flow() == Flow.PEER).toList();
    var unpeers = volleys.stream().filter(volley -> volley.flow() == Flow.UNPEER).toList();
    var turns = new ArrayList<Turn>();
    for (int i = 0; i < Math.max(peers.size(), unpeers.size()); i++) {
      turns.add(new Turn(at(peers, i), at(unpeers, i)));
    }
    return turns;
  }

  private static Optional<Volley> at(List<Volley> volleys, int index) {
    return index < volleys.size() ? Optional.of(volleys.get(index)) : Optional.empty();
  }
}
