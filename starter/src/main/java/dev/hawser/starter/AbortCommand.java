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
        "Stop the pair's run and undo what it did; an unpeer can be stopped before its first delete"
            + " only.")
@SuppressWarnings("NullAway.Init")
final class AbortCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private TargetRunFlags button;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why")
  private String reason;

  @Option(names = "--detach", description = "Don't wait until everything is undone")
  private boolean detach;

  @Override
  public Integer call() throws InterruptedException {
    var console = hawser.console();
    var log = new ConsoleLog(console, button.pair().consumer().value());
    try (var temporal = button.connect(console.environment())) {
      var run = button.currentRun(temporal);
      new UpdateClient(temporal, run).start("abort", reason);
      log.info("Aborting: what the run did is undone");
      if (detach) return ExitCode.OK.code();
      var outcome = new RunSession(temporal, console, log, button.pair().arguments()).follow(run);
      return exitCode(outcome, log).code();
    }
  }

  private ExitCode exitCode(RunOutcome outcome, ConsoleLog log) {
    if (outcome instanceof RunOutcome.Failed failed) {
      log.info(failed.message());
      boolean asked = failed.type().equals(FailureType.Aborted.name());
      return asked ? ExitCode.OK : ExitCode.of(failed.type());
    }
    log.warn("the run was over before it could be aborted");
    return ExitCode.FAILED;
  }
}
