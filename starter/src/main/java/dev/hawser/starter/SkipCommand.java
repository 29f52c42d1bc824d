package dev.hawser.starter;

import dev.hawser.peering.SkipRequest;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.TargetRunFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.temporal.UpdateClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser skip}. */
@Command(
    name = "skip",
    description = {
      "Give up on one stuck undo.",
      "The run continues without it and reports what it leaves behind. hawser status lists the"
          + " steps.",
      "",
      "Examples:",
      "  hawser status rome milan",
      "  hawser skip rome milan \"get a nonce on milan\" --reason \"removed by hand\""
    })
@SuppressWarnings("NullAway.Init")
final class SkipCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private TargetRunFlags target;

  @Parameters(
      index = "2",
      paramLabel = "STEP",
      description = "The stuck step, as hawser status names it")
  private String step;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; required, and recorded with the run")
  private String reason;

  @Mixin private OutputFlags output;

  @Override
  public Integer call() {
    var console = hawser.console();
    var log = new ConsoleLog(console, "");
    try (var temporal = target.connect(console.environment(), log::warn)) {
      var request = new SkipRequest(step.replaceFirst("^undo: ", ""), reason);
      var run = target.currentRun(temporal);
      var answer = new UpdateClient(temporal, run).execute("skip", request);
      new RunAnswers(temporal, run, console, output.format()).print(answer);
    }
    return ExitCode.OK.code();
  }
}
