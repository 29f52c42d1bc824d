package dev.hawser.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faults.trial.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the matrix, a different one each time; {@code deploy/faults matrix} runs all. */
class MatrixRunIT {
  private static final int SAMPLE = Integer.getInteger("hawser.faults.sample", 8);
  private static final int PAIRS = 2;

  @Test
  void shouldCompleteOrUndoEveryRun(@TempDir Path folder) {
    // given
    long seed = Long.getLong("hawser.faults.seed", System.nanoTime());
    System.out.println("matrix: deploy/faults matrix --sample " + SAMPLE + " --seed " + seed);
    var totals = new Totals("fault");

    // when
    new MatrixRun(folder, PAIRS).run(matrix -> sample(matrix, seed), totals::add);

    // then
    System.out.print(totals.table());
    assertThat(totals.failed()).isEmpty();
    assertThat(totals.cases()).isEqualTo(SAMPLE);
  }

  private static List<FaultBatch> sample(List<FaultCase> matrix, long seed) {
    var shuffled = new ArrayList<>(matrix);
    Collections.shuffle(shuffled, new Random(seed));
    return FaultBatch.of(shuffled.subList(0, SAMPLE), 1);
  }
}
