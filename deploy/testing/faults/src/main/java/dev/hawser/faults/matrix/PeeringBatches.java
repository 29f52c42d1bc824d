package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.RunKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Up to two batches that share one peering: one for the Peer, the other for the Unpeer. */
record PeeringBatches(Optional<FaultBatch> peer, Optional<FaultBatch> unpeer) {

  /** All the batches in as few pairs as possible, those of each run in their order. */
  static List<PeeringBatches> of(List<FaultBatch> batches) {
    var peers = batches.stream().filter(batch -> batch.run() == RunKind.PEER).toList();
    var unpeers = batches.stream().filter(batch -> batch.run() == RunKind.UNPEER).toList();
    return IntStream.range(0, Math.max(peers.size(), unpeers.size()))
        .mapToObj(index -> new PeeringBatches(at(peers, index), at(unpeers, index)))
        .toList();
  }

  private static Optional<FaultBatch> at(List<FaultBatch> batches, int index) {
    return index < batches.size() ? Optional.of(batches.get(index)) : Optional.empty();
  }
}
