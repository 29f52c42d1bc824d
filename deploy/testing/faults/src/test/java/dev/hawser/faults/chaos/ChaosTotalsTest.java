package dev.hawser.faults.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.RunOutcome.Completed;
import dev.hawser.faults.trial.RunOutcome.Failed;
import dev.hawser.faults.trial.RunOutcome.Lost;
import org.junit.jupiter.api.Test;

/** How chaos counts its rounds. */
class ChaosTotalsTest {
  private final ChaosTotals totals = new ChaosTotals();

  @Test
  void shouldCountOutcomesOfBothKindsOfRuns() {
    // given
    totals.add(RunKind.PEER, new Completed());
    totals.add(RunKind.UNPEER, new Failed("Timeout", "milan is down"));
    totals.add(RunKind.UNPEER, new Completed());
    totals.addRound();
    totals.add(RunKind.PEER, new Failed("Timeout", "milan is down"));
    totals.addRound();

    // when
    var text = totals.toString();

    // then
    assertThat(text)
        .isEqualTo(
            "2 rounds: 1 peered, 1 rolled back, 1 unpeered, 1 unpeers failed and repeated, 0 lost");
  }

  @Test
  void shouldCountLostRunsOfBothKinds() {
    // given
    totals.add(RunKind.PEER, new Lost("still open"));
    totals.add(RunKind.UNPEER, new Lost("still open"));

    // when
    int lost = totals.lost();

    // then
    assertThat(lost).isEqualTo(2);
  }
}
