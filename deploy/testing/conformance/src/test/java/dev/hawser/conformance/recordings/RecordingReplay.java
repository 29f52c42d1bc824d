package dev.hawser.conformance.recordings;

import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.StateComparison;
import dev.hawser.comparison.StateDifference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A recorded client on simulated clusters, and a comparison of what comes of it. */
final class RecordingReplay {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Recording recording;
  private final RecordedClusters stage;
  private final KnownDifferences ledger;
  private final StateComparison comparison;
  private final RecordedClient client;
  private final List<String> complaints = new ArrayList<>();
  private long compared;

  RecordingReplay(Recording recording, RecordedClusters stage, KnownDifferences ledger) {
    this.recording = recording;
    this.stage = stage;
    this.ledger = ledger;
    this.comparison = new StateComparison(ledger);
    this.client = new RecordedClient(recording, stage, ledger);
  }

  /** How many objects were compared, after all commands together. */
  long compared() {
    return compared;
  }

  /** Runs it. Everything that is not as recorded and has no reason is told. */
  List<String> run() throws InterruptedException {
    for (int i = 0; i < recording.commands().size(); i++) {
      var problem = client.perform(i, client.steps(i).size());
      problem.ifPresent(complaints::add);
      if (problem.isPresent()) return complaints;
      compare(i, recording.endOf(i));
    }
    return complaints;
  }

  /** Until it is as recorded; what has come right once may be on its way to the next state. */
  private void compare(int command, double until) throws InterruptedException {
    var expected = recording.before(until).newcomers();
    compared += comparison.size(expected);
    var last = new AtomicReference<List<StateDifference>>(List.of());
    boolean same =
        stage
            .observation()
            .await(
                world -> {
                  last.set(unexplained(comparison.of(expected, world.newcomers())));
                  return last.get().isEmpty();
                },
                PATIENCE);
    if (same) return;
    for (var each : last.get()) {
      complaints.add("after " + recording.commands().get(command).label() + ": " + each);
    }
  }

  private List<StateDifference> unexplained(List<StateDifference> differences) {
    return differences.stream().filter(d -> !ledger.explains(recording.name(), d)).toList();
  }
}
