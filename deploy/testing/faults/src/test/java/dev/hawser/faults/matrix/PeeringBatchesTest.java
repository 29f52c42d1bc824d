package dev.hawser.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faults.trial.RunKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which batches share a peering. */
class PeeringBatchesTest {
  private static final FaultBatch FIRST_PEER = batch(RunKind.PEER, 1);
  private static final FaultBatch SECOND_PEER = batch(RunKind.PEER, 2);
  private static final FaultBatch UNPEER = batch(RunKind.UNPEER, 1);

  @Test
  void shouldPairBatchesOfPeerAndUnpeerInTheirOrder() {
    // given
    var batches = List.of(FIRST_PEER, SECOND_PEER, UNPEER);

    // when
    var pairs = PeeringBatches.of(batches);

    // then
    assertThat(pairs)
        .containsExactly(
            new PeeringBatches(Optional.of(FIRST_PEER), Optional.of(UNPEER)),
            new PeeringBatches(Optional.of(SECOND_PEER), Optional.empty()));
  }

  @Test
  void shouldMakeNoPairsWithoutBatches() {
    // when
    var pairs = PeeringBatches.of(List.of());

    // then
    assertThat(pairs).isEmpty();
  }

  private static FaultBatch batch(RunKind run, int occurrence) {
    var request = new RequestPoint("consumer", "get", "secrets", occurrence);
    return new FaultBatch(List.of(new RequestCase(run, request, HttpFault.SLOW)));
  }
}
