package dev.hawser.sandbox.recordings;

import dev.hawser.sandbox.comparison.Comparison;
import dev.hawser.sandbox.comparison.Difference;
import dev.hawser.sandbox.comparison.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A recorded client on simulated clusters, and a comparison of what comes of it. */
final class Replay {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Recording recording;
  private final Stage stage;
  private final Ledger ledger;
  private final Comparison comparison;
  private final RecordedClient client;
  private final List<String> complaints = new ArrayList<>();
  private long compared;

  Replay(Recording recording, Stage stage, Ledger ledger) {
    this.recording = recording;
    this.stage = stage;
    this.ledger = ledger;
    this.comparison = new Comparison(ledger);
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
    var last = new AtomicReference<List<Difference>>(List.of());
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

  private List<Difference> unexplained(List<Difference> differences) {
    return differences.stream().filter(d -> !ledger.explains(recording.name(), d)).toList();
  }
}
