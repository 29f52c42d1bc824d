package dev.hawser.conformance.recordings;

import dev.hawser.comparison.KnownDifferences;
import dev.hawser.comparison.ObjectPlace;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives a recorded client's writes to simulated clusters, each when the client would. */
final class RecordedClient {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Watches of two clusters are that far apart at most. */
  private static final double BLUR = 0.05;

  private final Recording recording;
  private final RecordedClusters stage;
  private final KnownDifferences ledger;
  private final List<ClientStep> steps;
  private final Readiness readiness;
  private final ReplicatorRace race;

  RecordedClient(Recording recording, RecordedClusters stage, KnownDifferences ledger) {
    this.recording = recording;
    this.stage = stage;
    this.ledger = ledger;
    this.steps = ClientSteps.of(recording);
    this.readiness = new Readiness(recording, ledger);
    this.race = new ReplicatorRace(recording, stage, PATIENCE);
  }

  /** What it writes with one command, in its order. */
  List<ClientStep> steps(int command) {
    return steps.stream()
        .filter(step -> step.at() >= beginOf(command) && step.at() < recording.endOf(command))
        .toList();
  }

  /**
   * Makes the command's first writes, as a client that is killed after them.
   *
   * @return what was waited for in vain, if anything was; then it does nothing more
   */
  Optional<String> perform(int command, int writes) throws InterruptedException {
    for (var step : steps(command).subList(0, writes)) {
      var problem = perform(step, beginOf(command), recording.endOf(command));
      if (problem.isPresent()) return problem;
    }
    return Optional.empty();
  }

  private double beginOf(int command) {
    return command == 0 ? 0 : recording.endOf(command - 1);
  }

  private Optional<String> perform(ClientStep step, double since, double until)
      throws InterruptedException {
    var before = recording.before(step.at());
    var gone = gone(since, step.at() - BLUR);
    var references = new References(before, step.place());
    boolean ready =
        stage
            .observation()
            .await(
                world ->
                    readiness.isSo(before, gone, world)
                        && TranslatedWrite.isPossible(step, references, world),
                PATIENCE);
    if (!ready) {
      var lacks = readiness.lacks(before, gone, stage.observation().world());
      return Optional.of("before " + step + ": waited in vain for " + lacks);
    }
    race.before(step, until);
    readiness.performed(step);
    write(step, references);
    race.after(step);
    return Optional.empty();
  }

  private void write(ClientStep step, References references) {
    switch (step.verb()) {
      case CREATE ->
          cluster(step).create(TranslatedWrite.of(step, references, stage.observation().world()));
      case UPDATE ->
          update(step, TranslatedWrite.of(step, references, stage.observation().world()));
      case DELETE -> delete(step);
    }
  }

  /** What the client saw go in this command. */
  private Set<ObjectPlace> gone(double since, double until) {
    var gone = new HashSet<>(recording.before(since).newcomers().keySet());
    var then = recording.before(until);
    gone.removeIf(place -> then.get(place).isPresent() || !ledger.contains(place));
    return gone;
  }

  private ClusterClient cluster(ClientStep step) {
    return stage.of(step.place().cluster());
  }

  private void update(ClientStep step, KubeObject wanted) {
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

  private void delete(ClientStep step) {
    var body = step.body();
    var kind = ObjectKind.of(body.path("apiVersion").asText(), body.path("kind").asText());
    cluster(step)
        .delete(kind.orElseThrow(), new ObjectRef(step.place().namespace(), step.place().name()));
  }
}
