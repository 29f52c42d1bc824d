package dev.hawser.starter;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.FailureHint;
import dev.hawser.starter.outcome.NamedPair;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.RunActivities;
import dev.hawser.starter.report.DetachedRun;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.RunOutcome;
import dev.hawser.starter.temporal.RunStarter;
import dev.hawser.starter.temporal.RunStarter.StartResult;
import dev.hawser.starter.temporal.RunWatcher;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.common.v1.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts a run, shows its progress and returns its result. */
final class RunSession {
  private final TemporalClient temporal;
  private final Console console;
  private final ConsoleLog log;
  private final String pair;
  private final Format format;
  private final Following following;
  private final TypedCommand typed;

  /**
   * @param pair the two cluster IDs as on the command line
   */
  RunSession(TemporalClient temporal, Console console, ConsoleLog log, String pair) {
    this(temporal, console, log, pair, Format.TEXT);
  }

  /**
   * @param format of what is printed when a run is not waited for
   */
  RunSession(TemporalClient temporal, Console console, ConsoleLog log, String pair, Format format) {
    this(temporal, console, log, pair, format, Following.elsewhere(console, log));
  }

  /** As above, for a run that is followed in another way. */
  RunSession(
      TemporalClient temporal,
      Console console,
      ConsoleLog log,
      String pair,
      Format format,
      Following following) {
    this.temporal = temporal;
    this.console = console;
    this.log = log;
    this.pair = pair;
    this.format = format;
    this.following = following;
    this.typed = new TypedCommand(console.arguments());
  }

  /**
   * Starts or joins a run and returns its result; empty when it is not waited for.
   *
   * @throws CommandException when another run holds the pair, or when the run fails
   */
  Optional<Payload> run(String type, StartFlags flags, Function<RunStarter, StartResult> ask)
      throws InterruptedException {
    var runs = new RunStarter(temporal);
    if (following.needsWorker() && !flags.detaches()) runs.requireWorker();
    var started = startOrJoin(flags, () -> ask.apply(runs));
    if (started.joined()) log.info("Joined the running " + type + ", which has the same request");
    if (flags.detaches()) {
      detached(type, started);
      return Optional.empty();
    }
    return Optional.of(result(started.run(), type, next(type), 0));
  }

  /**
   * Shows how a run that the command did not start goes on, and returns its result.
   *
   * @param before the number of the last event before the command had a part in the run
   * @throws CommandException when the run fails
   */
  Payload result(RunId run, long before) throws InterruptedException {
    return result(run, temporal.history(run).workflowType(), look(), before);
  }

  private Payload result(RunId run, String type, List<String> next, long before)
      throws InterruptedException {
    try {
      return follow(run, next, before).resultOrStop(type, pair, named());
    } catch (CommandException failure) {
      throw failure.about(temporal.reference(run));
    }
  }

  private void detached(String type, StartResult.Started started) {
    if (format == Format.TEXT) {
      log.info(type + " " + pair + " has started; to see it, run \"" + status() + "\"");
    } else {
      var run = temporal.reference(started.run());
      new ResultPrinter(console.out(), format)
          .print(DetachedRun.of(run, started.joined(), status()), DetachedRun::workflowId);
    }
  }

  /** What can be done about the run once the command is gone. */
  List<String> next(String type) {
    var commands = new NextCommands();
    commands.add(following.needsWorker() ? "watch it again" : "go on with it", typed.again());
    commands.add("look at it", status());
    if (following.isRecorded()) commands.add("undo it", abort());
    else if (type.equals("Peer")) commands.add("undo it", "hawser unpeer " + named().clusters());
    return commands.lines();
  }

  private String status() {
    return "hawser status " + named().clusters();
  }

  private String abort() {
    return "hawser abort " + named().clusters() + " --reason …";
  }

  /** With the flags that a command has to repeat to reach the same Temporal. */
  private NamedPair named() {
    return following.named(pair, temporal.flags());
  }

  /**
   * Shows how a run that the command did not start goes on until it ends.
   *
   * @param before the number of the last event before the command had a part in the run
   */
  RunOutcome follow(RunId run, long before) throws InterruptedException {
    return follow(run, look(), before);
  }

  private List<String> look() {
    var commands = new NextCommands();
    if (!following.needsWorker()) commands.add("go on with it", typed.again());
    commands.add("look at it", status());
    return commands.lines();
  }

  @SuppressWarnings("try") // the hook is only registered and removed
  private RunOutcome follow(RunId run, List<String> next, long before) throws InterruptedException {
    try (var progress = following.progress().apply(new RunActivities(temporal, before));
        var detach = DetachHook.watching(console, log, progress, following.interrupted(), next)) {
      return new RunWatcher(temporal, run).follow(progress);
    }
  }

  private StartResult.Started startOrJoin(StartFlags flags, Supplier<StartResult> ask)
      throws InterruptedException {
    while (true) {
      switch (ask.get()) {
        case StartResult.Started started -> {
          return started;
        }
        case StartResult.Busy busy -> {
          if (!flags.waits()) throw alreadyRunning(busy);
          awaitEndOf(busy);
        }
      }
    }
  }

  private void awaitEndOf(StartResult.Busy busy) throws InterruptedException {
    log.info("Waiting for the other run to end: " + describe(busy));
    new RunWatcher(temporal, busy.run()).awaitEnd();
  }

  private CommandException alreadyRunning(StartResult.Busy busy) {
    String type = "AlreadyRunning";
    return CommandException.ofRun(
            type,
            describe(busy) + " is already running; to abort it, run \"" + abort() + "\"",
            FailureHint.of(type, named()),
            null)
        .about(temporal.reference(busy.run()));
  }

  /** Type, pair, phase and the user who started it. */
  private String describe(StartResult.Busy busy) {
    var request = temporal.history(busy.run()).input();
    var phase = temporal.runs().query(busy.run(), "status", PeeringStatus.class);
    return busy.type()
        + " "
        + request.get("consumer")
        + "→"
        + request.get("provider")
        + phase.map(status -> " (phase " + status.phase().word() + ")").orElse("")
        + (request.get("actor") == null ? "" : " by " + request.get("actor"));
  }
}
