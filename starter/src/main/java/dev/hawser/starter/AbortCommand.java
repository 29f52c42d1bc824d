package dev.hawser.starter;

import dev.hawser.activity.FailureType;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.CurrentRun;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.NamedPair;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.RunOutcome;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.UpdateClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code hawser abort}. */
@Command(
    name = "abort",
    description = {
      "Stop the run of a pair and undo what it did.",
      "An unpeer can be stopped only before its first delete.",
      "With kubeconfigs, this command serves the clusters until everything is undone.",
      "",
      "Examples:",
      "  hawser abort rome milan --reason \"wrong cluster\"",
      "  hawser abort --kubeconfig rome.yaml --remote-kubeconfig milan.yaml --reason \"wrong"
          + " cluster\"",
      "  hawser abort rome milan --reason \"maintenance\" --detach"
    })
@SuppressWarnings("NullAway.Init")
final class AbortCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PeerClusters clusters;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; required, and recorded with the run")
  private String reason;

  @Option(names = "--detach", description = "Do not wait until everything is undone")
  private boolean detach;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    return (clusters.areServedHere() ? abortServedHere() : abort(clusters.pair())).code();
  }

  private ExitCode abort(PairArguments pair) throws InterruptedException {
    var console = hawser.console();
    var log = new ConsoleLog(console, pair.consumer().value());
    try (var temporal = connection.connect(console.environment(), log)) {
      return abort(pair, temporal, new RunSession(temporal, console, log, pair.arguments()));
    }
  }

  private ExitCode abortServedHere() throws InterruptedException {
    if (detach) throw LocalRun.cannotDetach();
    try (var here = LocalRun.join(hawser.console(), clusters.flags(), connection)) {
      return abort(here.pair(), here.temporal(), here.session());
    }
  }

  private ExitCode abort(PairArguments pair, TemporalClient temporal, RunSession session)
      throws InterruptedException {
    var console = hawser.console();
    var run = CurrentRun.of(pair, temporal);
    var answers = new RunAnswers(temporal, run, console, output.format());
    long before = temporal.history(run).lastEvent();
    new UpdateClient(temporal, run).start("abort", reason);
    new ConsoleLog(console, pair.consumer().value())
        .info("Aborting the run and undoing what it did");
    if (detach) {
      answers.report("the run is being aborted");
      return ExitCode.OK;
    }
    return exitCode(session.follow(run, before), pair.arguments(), temporal, run, answers);
  }

  private static ExitCode exitCode(
      RunOutcome outcome, String pair, TemporalClient temporal, RunId run, RunAnswers answers) {
    return switch (outcome) {
      case RunOutcome.Completed completed -> {
        answers.print("the run ended before it could be aborted");
        yield ExitCode.FAILED;
      }
      case RunOutcome.Failed failed when failed.type().equals(FailureType.ABORTED.word()) -> {
        answers.print(failed.message());
        yield ExitCode.OK;
      }
      case RunOutcome.Failed failed ->
          throw failed
              .toCommandException(NamedPair.ofIds(pair + temporal.flags()))
              .about(temporal.reference(run));
      case RunOutcome.Ended ended ->
          throw ended
              .toCommandException(temporal.history(run).workflowType(), pair)
              .about(temporal.reference(run));
    };
  }
}
