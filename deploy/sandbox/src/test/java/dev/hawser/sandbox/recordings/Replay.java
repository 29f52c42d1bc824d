package dev.hawser.sandbox.recordings;

import dev.hawser.sandbox.comparison.Comparison;
import dev.hawser.sandbox.comparison.Difference;
import dev.hawser.sandbox.comparison.Ledger;
import dev.hawser.sandbox.comparison.Place;
import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Gives a recorded client's writes to simulated clusters, and compares what comes of them. */
final class Replay {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Watches of two clusters are that far apart at most. */
  private static final double BLUR = 0.05;

  private final Recording recording;
  private final Stage stage;
  private final Ledger ledger;
  private final Comparison comparison;
  private final Readiness readiness;
  private final Race race;
  private final List<String> complaints = new ArrayList<>();
  private long compared;

  Replay(Recording recording, Stage stage, Ledger ledger) {
    this.recording = recording;
    this.stage = stage;
    this.ledger = ledger;
    this.comparison = new Comparison(ledger);
    this.readiness = new Readiness(recording, ledger);
    this.race = new Race(recording, stage, PATIENCE);
  }

  /** How many objects were compared, after all commands together. */
  long compared() {
    return compared;
  }

  /** Runs it. Everything that is not as recorded and has no reason is told. */
  List<String> run() throws InterruptedException {
    var steps = ClientSteps.of(recording);
    double since = 0;
    for (int i = 0; i < recording.commands().size(); i++) {
      double from = since;
      double until = recording.endOf(i);
      for (var step : steps) {
        if (step.at() < from || step.at() >= until) continue;
        if (!perform(step, from, until)) return complaints;
      }
      compare(i, until);
      since = until;
    }
    return complaints;
  }

  /** Until it is as recorded; what has come right once may be on its way to the next state. */
  private void compare(int command, double until) throws InterruptedException {
    var expected = recording.before(until).newcomers();
    compared += comparison.size(expected);
    var last = new AtomicReference<List<Difference>>(List.of());
    stage
        .observation()
        .await(
            world -> {
              last.set(unexplained(comparison.of(expected, world.newcomers())));
              return last.get().isEmpty();
            },
            PATIENCE);
    for (var each : last.get()) {
      complaints.add("after " + recording.commands().get(command).label() + ": " + each);
    }
  }

  private List<Difference> unexplained(List<Difference> differences) {
    return differences.stream().filter(d -> !ledger.explains(recording.name(), d)).toList();
  }

  /** Whether it came to that: a client that waits in vain does nothing more. */
  private boolean perform(ClientStep step, double since, double until) throws InterruptedException {
    var before = recording.before(step.at());
    var gone = gone(since, step.at() - BLUR);
    var references = new References(before, step.place());
    boolean ready =
        stage
            .observation()
            .await(
                world ->
                    readiness.isSo(before, gone, world)
                        && Rendition.isPossible(step, references, world),
                PATIENCE);
    if (!ready) {
      var lacks = readiness.lacks(before, gone, stage.observation().world());
      complaints.add("before " + step + ": waited in vain for " + lacks);
      return false;
    }
    race.before(step, until);
    readiness.performed(step);
    switch (step.verb()) {
      case CREATE ->
          cluster(step).create(Rendition.of(step, references, stage.observation().world()));
      case UPDATE -> update(step, Rendition.of(step, references, stage.observation().world()));
      case DELETE -> delete(step);
    }
    race.after(step);
    return true;
  }

  /** What the client saw go in this command. */
  private Set<Place> gone(double since, double until) {
    var gone = new HashSet<>(recording.before(since).newcomers().keySet());
    var then = recording.before(until);
    gone.removeIf(place -> then.get(place).isPresent() || !ledger.contains(place));
    return gone;
  }

  private Cluster cluster(ClientStep step) {
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
    var kind = Kind.of(body.path("apiVersion").asText(), body.path("kind").asText());
    cluster(step)
        .delete(kind.orElseThrow(), new ObjectRef(step.place().namespace(), step.place().name()));
  }
}
