package dev.hawser.starter;

import dev.hawser.activity.FailureType;
import dev.hawser.starter.options.TargetRunFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.temporal.RunOutcome;
import dev.hawser.starter.temporal.UpdateClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code hawser abort}. */
@Command(
    name = "abort",
    description =
        "Stop the run of a pair and undo what it did. An unpeer can be stopped only before its"
            + " first delete.")
@SuppressWarnings("NullAway.Init")
final class AbortCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private TargetRunFlags target;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; required, and recorded with the run")
  private String reason;

  @Option(names = "--detach", description = "Do not wait until everything is undone")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    var console = hawser.console();
    var log = new ConsoleLog(console, target.pair().consumer().value());
    var pair = target.pair().arguments();
    try (var temporal = target.connect(console.environment(), log::warn)) {
      var run = target.currentRun(temporal);
      new UpdateClient(temporal, run).start("abort", reason);
      log.info("Aborting the run and undoing what it did");
      if (detach) {
        return ExitCode.OK.code();
      }
      var outcome = new RunSession(temporal, console, log, pair).follow(run);
      return exitCode(outcome, temporal.workflowType(run), pair, log).code();
    }
  }

  private static ExitCode exitCode(RunOutcome outcome, String type, String pair, ConsoleLog log) {
    return switch (outcome) {
      case RunOutcome.Completed completed -> {
        log.warn("the run ended before it could be aborted");
        yield ExitCode.FAILED;
      }
      case RunOutcome.Failed failed when failed.type().equals(FailureType.ABORTED.word()) -> {
        log.info(failed.message());
        yield ExitCode.OK;
      }
      case RunOutcome.Failed failed -> throw failed.toCommandException(pair);
      case RunOutcome.Ended ended -> throw ended.toCommandException(type, pair);
    };
  }
}
