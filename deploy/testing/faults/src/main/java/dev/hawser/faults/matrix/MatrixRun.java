package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.Verdict;
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

/** Runs the matrix on several pairs of clusters at the same time, all in this process. */
final class MatrixRun {
  /** Temporal's test server keeps the history of each run, so a pair gets a new one in time. */
  private static final int BATCHES_OF_A_PAIR = 50;

  private final Path folder;
  private final int pairs;

  /**
   * @param folder for kubeconfigs; must exist
   * @param pairs of clusters at the same time
   */
  MatrixRun(Path folder, int pairs) {
    this.folder = folder;
    this.pairs = pairs;
  }

  /** All cases: each request of undisturbed runs with each fault. */
  List<FaultCase> matrix() {
    try (var pair = startPair()) {
      return pair.matrix();
    }
  }

  /**
   * Runs some cases of the matrix.
   *
   * @param choice selects cases of the matrix, in batches that share a run
   * @param verdicts gets each as soon as it is known, from several threads
   * @return the number of cases in the matrix
   * @throws AssertionError when an undisturbed run fails
   */
  int run(Function<List<FaultCase>, List<FaultBatch>> choice, Consumer<Verdict> verdicts) {
    var matrix = matrix();
    var batches = new ConcurrentLinkedQueue<>(PeeringBatches.of(choice.apply(matrix)));
    try (var threads = Executors.newFixedThreadPool(pairs)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < pairs; i++) running.add(threads.submit(() -> run(batches, verdicts)));
      for (var each : running) await(each);
    }
    return matrix.size();
  }

  private void run(Queue<PeeringBatches> batches, Consumer<Verdict> verdicts) {
    while (!batches.isEmpty()) {
      try (var pair = startPair()) {
        run(batches, pair, verdicts);
      } catch (RuntimeException | AssertionError e) {
        batches.clear();
        throw e;
      }
    }
  }

  /** A pair is replaced when it has served for long enough, and when something failed on it. */
  private static void run(
      Queue<PeeringBatches> batches, MeasuredPair pair, Consumer<Verdict> verdicts) {
    boolean intact = true;
    for (int served = 0; intact && served < BATCHES_OF_A_PAIR; served++) {
      var next = batches.poll();
      if (next == null) return;
      var judged = pair.run(next.peer(), next.unpeer());
      judged.forEach(verdicts);
      intact = judged.stream().allMatch(Verdict::passes);
    }
  }

  private MeasuredPair startPair() {
    try {
      return MeasuredPair.start(Files.createTempDirectory(folder, "pair"));
    } catch (IOException e) {
      throw new UncheckedIOException("can't make a folder for kubeconfigs", e);
    }
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (ExecutionException e) {
      throw new AssertionError("the matrix can't be run: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
