package dev.hawser.starter;

import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.TargetRunFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.temporal.UpdateClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser retry}. */
@Command(
    name = "retry",
    description = {
      "Retry a stuck rollback or unpeer now.",
      "It retries by itself too, at least once a minute.",
      "",
      "Examples:",
      "  hawser status rome milan",
      "  hawser retry rome milan"
    })
@SuppressWarnings("NullAway.Init")
final class RetryCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private TargetRunFlags target;
  @Mixin private OutputFlags output;

  @Override
  public Integer call() {
    var console = hawser.console();
    var log = new ConsoleLog(console, "");
    try (var temporal = target.connect(console.environment(), log::warn)) {
      var run = target.currentRun(temporal);
      var answer = new UpdateClient(temporal, run).execute("retry", null);
      new RunAnswers(temporal, run, console, output.format()).print(answer);
    }
    return ExitCode.OK.code();
  }
}
