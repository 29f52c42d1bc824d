package dev.hawser.starter;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.outcome.NextStep;
import dev.hawser.starter.outcome.Stop;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.Log;
import dev.hawser.starter.progress.Progress;
import dev.hawser.starter.progress.Tasks;
import dev.hawser.starter.temporal.Outcome;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.Runs;
import dev.hawser.starter.temporal.Runs.Asked;
import dev.hawser.starter.temporal.Temporal;
import dev.hawser.starter.temporal.Watch;
import io.temporal.api.common.v1.Payload;
import java.util.Optional;
import java.util.function.Function;

/** One run from its start to its result, on behalf of one command. */
final class Errand {
  private final Temporal temporal;
  private final Console console;
  private final Log log;
  private final String pair;

  /**
   * @param pair the two cluster IDs as they are typed
   */
  Errand(Temporal temporal, Console console, Log log, String pair) {
    this.temporal = temporal;
    this.console = console;
    this.log = log;
    this.pair = pair;
  }

  /**
   * Starts or joins, and returns the result; empty when it was left alone.
   *
   * @throws Stop AlreadyRunning, or what the run failed with
   */
  Optional<Payload> run(String type, StartFlags flags, Function<Runs, Asked> ask)
      throws InterruptedException {
    var runs = new Runs(temporal);
    if (!flags.detaches()) runs.requireWorker();
    var ours = ours(flags, () -> ask.apply(runs));
    if (ours.joined()) log.info("Joined the run that does the same already");
    if (flags.detaches()) {
      log.info(type + " " + pair + " is under way: see it with \"hawser status " + pair + "\"");
      return Optional.empty();
    }
    return Optional.of(follow(ours.run()).resultOrStop(type, pair));
  }

  /** Shows a run until it ends. */
  @SuppressWarnings("try") // watching is all that detach is for
  Outcome follow(RunId run) throws InterruptedException {
    try (var detach = Detach.watching(log, pair);
        var progress = Progress.on(console, log, new Tasks(temporal))) {
      return new Watch(temporal, run).follow(progress);
    }
  }

  private Asked.Ours ours(StartFlags flags, java.util.function.Supplier<Asked> ask)
      throws InterruptedException {
    while (true) {
      switch (ask.get()) {
        case Asked.Ours ours -> {
          return ours;
        }
        case Asked.Busy busy -> {
          if (!flags.waits()) throw alreadyRunning(busy);
          awaitEnd(busy);
        }
      }
    }
  }

  private void awaitEnd(Asked.Busy busy) throws InterruptedException {
    log.info("Waiting for the end of " + words(busy));
    new Watch(temporal, busy.run()).end();
  }

  private Stop alreadyRunning(Asked.Busy busy) {
    String type = "AlreadyRunning";
    return Stop.ofRun(
        type,
        words(busy) + " is under way; end it with \"hawser abort " + pair + " --reason …\"",
        NextStep.of(type, pair),
        null);
  }

  /** Type, pair, phase and who began it. */
  private String words(Asked.Busy busy) {
    var request = temporal.input(busy.run());
    var phase = temporal.query(busy.run(), "status", PeeringStatus.class);
    return busy.type()
        + " "
        + request.get("consumer")
        + "→"
        + request.get("provider")
        + phase.map(status -> " (phase " + status.phase() + ")").orElse("")
        + (request.get("actor") == null ? "" : " by " + request.get("actor"));
  }
}
