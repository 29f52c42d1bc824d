package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.comparison.StateComparison;
import dev.hawser.comparison.StateDifference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replays a recorded client on simulated clusters and compares the result. */
final class RecordingReplay {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Recording recording;
  private final RecordedClusters clusters;
  private final KnownDifferences knownDifferences;
  private final StateComparison comparison;
  private final RecordedClient client;
  private final List<String> problems = new ArrayList<>();
  private long compared;

  RecordingReplay(
      Recording recording, RecordedClusters clusters, KnownDifferences knownDifferences) {
    this.recording = recording;
    this.clusters = clusters;
    this.knownDifferences = knownDifferences;
    this.comparison = new StateComparison(knownDifferences);
    this.client = new RecordedClient(recording, clusters, knownDifferences);
  }

  /** The number of objects compared, summed over all commands. */
  long compared() {
    return compared;
  }

  /** Runs the replay and returns everything that differs without a listed reason. */
  List<String> run() throws InterruptedException {
    for (int i = 0; i < recording.commands().size(); i++) {
      var problem = client.perform(i, client.steps(i).size());
      problem.ifPresent(problems::add);
      if (problem.isPresent()) return problems;
      compare(i, recording.endOf(i));
    }
    return problems;
  }

  /** Waits for the recorded state, because controllers may pass through it. */
  private void compare(int command, double until) throws InterruptedException {
    var expected = recording.before(until).createdObjects();
    compared += comparison.countInScope(expected);
    boolean same =
        clusters.recorder().await(state -> unexplained(expected, state).isEmpty(), TIMEOUT);
    if (same) return;
    for (var each : unexplained(expected, clusters.recorder().state())) {
      problems.add("after " + recording.commands().get(command).label() + ": " + each);
    }
  }

  private List<StateDifference> unexplained(
      Map<ObjectLocation, ObjectNode> expected, ClusterState state) {
    return comparison.of(expected, state.createdObjects()).stream()
        .filter(d -> !knownDifferences.explains(recording.name(), d))
        .toList();
  }
}
