package dev.hawser.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faults.runs.RunEnding;
import dev.hawser.faults.runs.RunKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the matrix, another one each time, and how it is made and judged. */
final class FaultMatrixIT {
  private static final int SAMPLE = Integer.getInteger("hawser.faults.sample", 16);
  private static final int BERTHS = 2;

  @Test
  void shouldFinishOrUndoWhateverStrikes(@TempDir Path folder) {
    // given
    long seed = Long.getLong("hawser.faults.seed", System.nanoTime());
    System.out.println("matrix: deploy/faults matrix --sample " + SAMPLE + " --seed " + seed);

    // when
    var totals =
        new ParallelRunner(folder, BERTHS).play(cells -> drawn(cells, seed), verdict -> {});

    // then
    System.out.print(totals.table());
    assertThat(totals.failed()).isEmpty();
    assertThat(totals.played()).isEqualTo(SAMPLE);
  }

  @Test
  void shouldStrikeTheFirstTwoAndTheLastOfRepeatedRequests() {
    // given
    var clean =
        List.of(
            read("get", "secrets", 1),
            read("get", "secrets", 2),
            read("get", "secrets", 3),
            read("get", "secrets", 4),
            read("create", "tenants", 1));

    // when
    var cells = FaultCases.of(RunKind.PEER, clean);

    // then
    assertThat(cells)
        .extracting(FaultCase::name)
        .contains("peer consumer create tenants #1 ANSWER_LOST");
    assertThat(cells)
        .filteredOn(cell -> cell.fault() == HttpFault.SLOW)
        .extracting(cell -> cell.site().toString())
        .containsExactly(
            "consumer get secrets #1",
            "consumer get secrets #2",
            "consumer get secrets #4",
            "consumer create tenants #1");
  }

  @Test
  void shouldLetNothingPassThatIsLeftOverOrLost() {
    // given
    var cell = new FaultCase(RunKind.PEER, read("create", "tenants", 1), HttpFault.SLOW);

    // then
    assertThat(verdict(cell, RunEnding.COMPLETED, Set.of(), "").holds()).isTrue();
    assertThat(verdict(cell, RunEnding.COMPLETED, Set.of("+ Tenant"), "").holds()).isFalse();
    assertThat(verdict(cell, RunEnding.LOST, Set.of(), "").holds()).isFalse();
    assertThat(verdict(cell, RunEnding.ROLLED_BACK, Set.of(), "failed").holds()).isFalse();
    var unclean =
        verdict(cell, RunEnding.COMPLETED, Set.of(), "").butAfterwards("can't be tidied up");
    assertThat(unclean.holds()).isFalse();
  }

  @Test
  void shouldStrikeARunWithSeveralFaultsOnlyWhereNoneHidesAnother() {
    // given
    var slow = new FaultCase(RunKind.PEER, read("create", "tenants", 1), HttpFault.SLOW);
    var refused = new FaultCase(RunKind.PEER, read("get", "secrets", 2), HttpFault.REFUSED);
    var alike = new FaultCase(RunKind.PEER, read("get", "secrets", 1), HttpFault.SLOW);
    var watch = new FaultCase(RunKind.PEER, read("watch", "secrets", 1), HttpFault.WATCH_CUT);
    var forbidden = new FaultCase(RunKind.PEER, read("get", "identities", 1), HttpFault.FORBIDDEN);
    var other = new FaultCase(RunKind.UNPEER, read("get", "configmaps", 1), HttpFault.SLOW);
    var late = new FaultCase(RunKind.PEER, read("list", "nodes", 1), HttpFault.LATE);

    // when
    var volleys = FaultBatch.of(List.of(slow, refused, alike, watch, forbidden, other, late), 3);

    // then
    assertThat(volleys)
        .extracting(FaultBatch::cells)
        .containsExactly(
            List.of(slow, refused, late),
            List.of(alike),
            List.of(watch),
            List.of(forbidden),
            List.of(other));
  }

  private static MatrixVerdict verdict(
      FaultCase cell, RunEnding ending, Set<String> left, String problem) {
    return new MatrixVerdict(new FaultBatch(List.of(cell)), Map.of(), ending, left, problem);
  }

  private static RequestPoint read(String verb, String resource, int occurrence) {
    return new RequestPoint("consumer", verb, resource, occurrence);
  }

  private static List<FaultBatch> drawn(List<FaultCase> cells, long seed) {
    var chosen = new ArrayList<>(cells);
    Collections.shuffle(chosen, new Random(seed));
    return FaultBatch.of(chosen.subList(0, SAMPLE), 1);
  }
}
