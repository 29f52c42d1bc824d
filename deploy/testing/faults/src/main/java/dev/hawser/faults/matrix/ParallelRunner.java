package dev.hawser.faults.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Many pairs at once, each on a berth of its own, all in this process. */
public final class ParallelRunner {
  private final Path folder;
  private final int berths;

  /**
   * @param folder for kubeconfigs; must exist
   * @param berths pairs of clusters at the same time
   */
  public ParallelRunner(Path folder, int berths) {
    this.folder = folder;
    this.berths = berths;
  }

  /**
   * Makes the matrix from clean runs, and plays what is chosen of it.
   *
   * @param choice what to play of all its cells, and which of them together
   * @param heard is told of each verdict as it falls
   * @throws AssertionError when even a clean run fails
   */
  MatrixTotals play(
      Function<List<FaultCase>, List<FaultBatch>> choice, Consumer<MatrixVerdict> heard) {
    List<FaultCase> matrix;
    try (var berth = open()) {
      matrix = MatrixTrial.on(berth).cells();
    }
    var turns = new ConcurrentLinkedQueue<>(CaseRun.of(choice.apply(matrix)));
    var totals = new MatrixTotals(matrix.size());
    Consumer<MatrixVerdict> noted =
        verdict -> {
          totals.add(verdict);
          heard.accept(verdict);
        };
    try (var threads = Executors.newFixedThreadPool(berths)) {
      var crews = new ArrayList<Future<?>>();
      for (int i = 0; i < berths; i++) crews.add(threads.submit(() -> work(turns, noted)));
      for (var crew : crews) await(crew);
    }
    return totals;
  }

  /** A berth is given up when something is lost or left on it: the next turn finds a new one. */
  private void work(Queue<CaseRun> turns, Consumer<MatrixVerdict> noted) {
    while (!turns.isEmpty()) {
      try (var berth = open()) {
        var trial = MatrixTrial.on(berth);
        boolean goodAsNew = true;
        while (goodAsNew) {
          var turn = turns.poll();
          if (turn == null) return;
          var verdicts = trial.play(turn);
          verdicts.forEach(noted);
          goodAsNew = verdicts.stream().allMatch(MatrixVerdict::holds);
        }
      } catch (AssertionError e) {
        turns.clear();
        throw e;
      }
    }
  }

  private PairSlot open() {
    try {
      return PairSlot.open(Files.createTempDirectory(folder, "berth"));
    } catch (IOException e) {
      throw new UncheckedIOException("a folder for kubeconfigs can't be made", e);
    }
  }

  private static void await(Future<?> crew) {
    try {
      crew.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the matrix can't be played: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
