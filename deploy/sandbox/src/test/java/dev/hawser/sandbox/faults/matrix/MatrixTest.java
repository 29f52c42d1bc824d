package dev.hawser.sandbox.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.sandbox.faults.proxy.Fault;
import dev.hawser.sandbox.faults.proxy.Site;
import dev.hawser.sandbox.faults.runs.Ending;
import dev.hawser.sandbox.faults.runs.Flow;
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
final class MatrixTest {
  private static final int SAMPLE = Integer.getInteger("hawser.faults.sample", 16);
  private static final int BERTHS = 2;

  @Test
  void shouldFinishOrUndoWhateverStrikes(@TempDir Path folder) {
    // given
    long seed = Long.getLong("hawser.faults.seed", System.nanoTime());
    System.out.println("matrix: deploy/faults matrix --sample " + SAMPLE + " --seed " + seed);

    // when
    var totals = new Fleet(folder, BERTHS).play(cells -> drawn(cells, seed), verdict -> {});

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
    var cells = Cells.of(Flow.PEER, clean);

    // then
    assertThat(cells)
        .extracting(Cell::name)
        .contains("peer consumer create tenants #1 ANSWER_LOST");
    assertThat(cells)
        .filteredOn(cell -> cell.fault() == Fault.SLOW)
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
    var cell = new Cell(Flow.PEER, read("create", "tenants", 1), Fault.SLOW);

    // then
    assertThat(verdict(cell, Ending.COMPLETED, Set.of(), "").holds()).isTrue();
    assertThat(verdict(cell, Ending.COMPLETED, Set.of("+ Tenant"), "").holds()).isFalse();
    assertThat(verdict(cell, Ending.LOST, Set.of(), "").holds()).isFalse();
    assertThat(verdict(cell, Ending.ROLLED_BACK, Set.of(), "failed").holds()).isFalse();
    var unclean = verdict(cell, Ending.COMPLETED, Set.of(), "").butAfterwards("can't be tidied up");
    assertThat(unclean.holds()).isFalse();
  }

  @Test
  void shouldStrikeARunWithSeveralFaultsOnlyWhereNoneHidesAnother() {
    // given
    var slow = new Cell(Flow.PEER, read("create", "tenants", 1), Fault.SLOW);
    var refused = new Cell(Flow.PEER, read("get", "secrets", 2), Fault.REFUSED);
    var alike = new Cell(Flow.PEER, read("get", "secrets", 1), Fault.SLOW);
    var watch = new Cell(Flow.PEER, read("watch", "secrets", 1), Fault.WATCH_CUT);
    var forbidden = new Cell(Flow.PEER, read("get", "identities", 1), Fault.FORBIDDEN);
    var other = new Cell(Flow.UNPEER, read("get", "configmaps", 1), Fault.SLOW);
    var late = new Cell(Flow.PEER, read("list", "nodes", 1), Fault.LATE);

    // when
    var volleys = Volley.of(List.of(slow, refused, alike, watch, forbidden, other, late), 3);

    // then
    assertThat(volleys)
        .extracting(Volley::cells)
        .containsExactly(
            List.of(slow, refused, late),
            List.of(alike),
            List.of(watch),
            List.of(forbidden),
            List.of(other));
  }

  private static Verdict verdict(Cell cell, Ending ending, Set<String> left, String problem) {
    return new Verdict(new Volley(List.of(cell)), Map.of(), ending, left, problem);
  }

  private static Site read(String verb, String resource, int occurrence) {
    return new Site("consumer", verb, resource, occurrence);
  }

  private static List<Volley> drawn(List<Cell> cells, long seed) {
    var chosen = new ArrayList<>(cells);
    Collections.shuffle(chosen, new Random(seed));
    return Volley.of(chosen.subList(0, SAMPLE), 1);
  }
}
