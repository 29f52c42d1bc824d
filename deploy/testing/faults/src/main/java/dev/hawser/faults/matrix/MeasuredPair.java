package dev.hawser.faults.matrix;

import dev.hawser.faults.trial.PairTrial;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pair of clusters whose undisturbed runs were observed.
 *
 * @param matrix the requests and activities of these runs with every fault
 */
record MeasuredPair(ProxiedPair pair, PairTrial trial, List<FaultCase> matrix)
    implements AutoCloseable {
  private static final PairTrial.Limits LIMITS =
      new PairTrial.Limits(Duration.ofSeconds(60), Duration.ofSeconds(10));

  /**
   * Starts a pair, and peers and unpeers it once.
   *
   * @param folder of its own, for kubeconfigs
   * @throws AssertionError when that fails
   */
  static MeasuredPair start(Path folder) {
    var pair = new ProxiedPair(folder);
    try {
      var matrix = new ArrayList<FaultCase>();
      var observer = new PointRecorder(pair, matrix);
      var trial = PairTrial.measure(pair.environment(), LIMITS, observer);
      return new MeasuredPair(pair, trial, List.copyOf(matrix));
    } catch (RuntimeException | AssertionError e) {
      pair.close();
      throw e;
    }
  }

  private record PointRecorder(ProxiedPair pair, List<FaultCase> matrix)
      implements PairTrial.UndisturbedRuns {
    @Override
    public void starting(RunKind run) {
      pair.inject(List.of());
      pair.forgetActivities();
    }

    @Override
    public void ended(RunKind run) {
      matrix.addAll(FaultCases.of(run, pair.requests()));
      matrix.addAll(FaultCases.ofResults(run, pair.activities()));
    }
  }

  /** Injects one batch into a Peer and the other into an Unpeer. */
  List<Verdict> run(Optional<FaultBatch> peer, Optional<FaultBatch> unpeer) {
    return trial.run(peer.map(batch -> batch.into(pair)), unpeer.map(batch -> batch.into(pair)));
  }

  @Override
  public void close() {
    pair.close();
  }
}
