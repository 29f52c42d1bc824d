package dev.hawser.faults.matrix;

import dev.hawser.faults.runs.RunKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Up to two volleys that share one peering: one strikes its making, the other its end. */
record CaseRun(Optional<FaultBatch> peer, Optional<FaultBatch> unpeer) {

  /** All the volleys, in as few turns as can be. */
  static List<CaseRun> of(List<FaultBatch> volleys) {
    var peers = volleys.stream().filter(volley -> volley.flow() == RunKind.PEER).toList();
    var unpeers = volleys.stream().filter(volley -> volley.flow() == RunKind.UNPEER).toList();
    var turns = new ArrayList<CaseRun>();
    for (int i = 0; i < Math.max(peers.size(), unpeers.size()); i++) {
      turns.add(new CaseRun(at(peers, i), at(unpeers, i)));
    }
    return turns;
  }

  private static Optional<FaultBatch> at(List<FaultBatch> volleys, int index) {
    return index < volleys.size() ? Optional.of(volleys.get(index)) : Optional.empty();
  }
}
