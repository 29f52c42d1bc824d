package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.PairTrial;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.Verdict;
import dev.hawser.harness.ResourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs the matrix on several pairs of clusters at the same time, all in this process. */
final class MatrixRun {
  /** An unpeer leaves ForeignClusters, as Liqo's own does. */
  private static final PairTrial.Limits LIMITS =
      new PairTrial.Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          object -> object.kind() == ResourceKind.FOREIGN_CLUSTER);

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

  /** Up to two batches that share one peering: one for the Peer, the other for the Unpeer. */
  private record Turn(Optional<FaultBatch> peer, Optional<FaultBatch> unpeer) {

    /** All the batches, in as few turns as possible. */
    static List<Turn> of(List<FaultBatch> batches) {
      var peers = batches.stream().filter(batch -> batch.run() == RunKind.PEER).toList();
      var unpeers = batches.stream().filter(batch -> batch.run() == RunKind.UNPEER).toList();
      var turns = new ArrayList<Turn>();
      for (int i = 0; i < Math.max(peers.size(), unpeers.size()); i++) {
        turns.add(new Turn(at(peers, i), at(unpeers, i)));
      }
      return turns;
    }

    private static Optional<FaultBatch> at(List<FaultBatch> batches, int index) {
      return index < batches.size() ? Optional.of(batches.get(index)) : Optional.empty();
    }
  }

  /** A pair that was measured, and the requests of its undisturbed runs with every fault. */
  private record MeasuredPair(ProxiedPair pair, PairTrial trial, List<FaultCase> matrix)
      implements AutoCloseable {
    static MeasuredPair start(Path folder) {
      var pair = new ProxiedPair(folder);
      try {
        var matrix = new ArrayList<FaultCase>();
        var trial = PairTrial.measure(pair.environment(), LIMITS, new RequestCounter(pair, matrix));
        return new MeasuredPair(pair, trial, List.copyOf(matrix));
      } catch (RuntimeException | AssertionError e) {
        pair.close();
        throw e;
      }
    }

    List<Verdict> run(Turn turn) {
      return trial.run(
          turn.peer().map(batch -> new RequestFaults(batch, pair)),
          turn.unpeer().map(batch -> new RequestFaults(batch, pair)));
    }

    @Override
    public void close() {
      pair.close();
    }
  }

  private record RequestCounter(ProxiedPair pair, List<FaultCase> matrix)
      implements PairTrial.UndisturbedRuns {
    @Override
    public void starting(RunKind run) {
      pair.inject(List.of());
    }

    @Override
    public void ended(RunKind run) {
      matrix.addAll(FaultCases.of(run, pair.requests()));
    }
  }

  /** All cases, as the requests of undisturbed runs make them. */
  List<FaultCase> matrix() {
    try (var pair = startPair()) {
      return pair.matrix();
    }
  }

  /**
   * Runs some cases of the matrix.
   *
   * @param choice the cases to run of all there are, and which of them together
   * @param verdicts gets each as soon as it is known, from several threads
   * @return how many cases there are in all
   * @throws AssertionError when even an undisturbed run fails
   */
  int run(Function<List<FaultCase>, List<FaultBatch>> choice, Consumer<Verdict> verdicts) {
    var matrix = matrix();
    var turns = new ConcurrentLinkedQueue<>(Turn.of(choice.apply(matrix)));
    try (var threads = Executors.newFixedThreadPool(pairs)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < pairs; i++) running.add(threads.submit(() -> run(turns, verdicts)));
      for (var each : running) await(each);
    }
    return matrix.size();
  }

  /** A pair on which something failed is replaced before the next turn. */
  private void run(Queue<Turn> turns, Consumer<Verdict> verdicts) {
    while (!turns.isEmpty()) {
      try (var pair = startPair()) {
        run(turns, pair, verdicts);
      } catch (RuntimeException | AssertionError e) {
        turns.clear();
        throw e;
      }
    }
  }

  private static void run(Queue<Turn> turns, MeasuredPair pair, Consumer<Verdict> verdicts) {
    boolean intact = true;
    while (intact) {
      var turn = turns.poll();
      if (turn == null) return;
      var ended = pair.run(turn);
      ended.forEach(verdicts);
      intact = ended.stream().allMatch(Verdict::passes);
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
