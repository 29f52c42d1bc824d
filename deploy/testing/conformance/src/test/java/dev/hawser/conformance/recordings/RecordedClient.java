package dev.hawser.conformance.recordings;

import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Repeats a recorded client's writes on simulated clusters, each when the client would write. */
final class RecordedClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** The most by which the watches of two clusters differ, in seconds. */
  private static final double CLOCK_TOLERANCE = 0.05;

  private final Recording recording;
  private final RecordedClusters clusters;
  private final KnownDifferences knownDifferences;
  private final List<ClientWrite> steps;
  private final ReplayReadiness readiness;
  private final ReplicatorRace race;

  RecordedClient(
      Recording recording, RecordedClusters clusters, KnownDifferences knownDifferences) {
    this.recording = recording;
    this.clusters = clusters;
    this.knownDifferences = knownDifferences;
    this.steps = ClientWrites.of(recording);
    this.readiness = new ReplayReadiness(recording, knownDifferences);
    this.race = new ReplicatorRace(recording, clusters, TIMEOUT);
  }

  /** Its writes during one command, in order. */
  List<ClientWrite> steps(int command) {
    return steps.stream()
        .filter(step -> step.at() >= startOf(command) && step.at() < recording.endOf(command))
        .toList();
  }

  /**
   * Repeats the command's first writes, like a client that is killed after them.
   *
   * @return what did not happen within the timeout; then no further write is made
   */
  Optional<String> perform(int command, int writes) throws InterruptedException {
    for (var step : steps(command).subList(0, writes)) {
      var problem = perform(step, startOf(command), recording.endOf(command));
      if (problem.isPresent()) return problem;
    }
    return Optional.empty();
  }

  private double startOf(int command) {
    return command == 0 ? 0 : recording.endOf(command - 1);
  }

  private Optional<String> perform(ClientWrite step, double since, double until)
      throws InterruptedException {
    var before = recording.before(step.at());
    var deleted = deletedBetween(since, step.at() - CLOCK_TOLERANCE);
    var references = new RunSpecificValues(before, step.place());
    boolean ready =
        clusters
            .recorder()
            .await(
                state ->
                    readiness.isReady(before, deleted, state)
                        && TranslatedWrite.isPossible(step, references, state),
                TIMEOUT);
    if (!ready) {
      var missing = readiness.missing(before, deleted, clusters.recorder().state());
      return Optional.of("before " + step + ": still waiting for " + missing);
    }
    race.before(step, until);
    readiness.performed(step);
    write(step, references);
    race.after(step);
    return Optional.empty();
  }

  private void write(ClientWrite step, RunSpecificValues references) {
    switch (step.verb()) {
      case CREATE ->
          cluster(step).create(TranslatedWrite.of(step, references, clusters.recorder().state()));
      case UPDATE ->
          update(step, TranslatedWrite.of(step, references, clusters.recorder().state()));
      case DELETE -> delete(step);
    }
  }

  /** The objects that the client saw disappear in this period. */
  private Set<ObjectLocation> deletedBetween(double since, double until) {
    var deleted = new HashSet<>(recording.before(since).createdObjects().keySet());
    var then = recording.before(until);
    deleted.removeIf(place -> then.get(place).isPresent() || !knownDifferences.contains(place));
    return deleted;
  }

  private ClusterClient cluster(ClientWrite step) {
    return clusters.of(step.place().cluster());
  }

  private void update(ClientWrite step, KubeObject wanted) {
    cluster(step)
        .edit(
            wanted.kind(),
            wanted.ref(),
            current -> {
              current.metadata().setLabels(wanted.metadata().getLabels());
              current.metadata().setAnnotations(wanted.metadata().getAnnotations());
              current.metadata().setOwnerReferences(wanted.metadata().getOwnerReferences());
              for (String field : List.of("spec", "data")) {
                wanted.get(field).ifPresent(value -> current.set(field, value));
              }
            });
  }

  private void delete(ClientWrite step) {
    var body = step.body();
    var kind = ObjectKind.of(body.path("apiVersion").asText(), body.path("kind").asText());
    cluster(step)
        .delete(kind.orElseThrow(), new ObjectRef(step.place().namespace(), step.place().name()));
  }
}
