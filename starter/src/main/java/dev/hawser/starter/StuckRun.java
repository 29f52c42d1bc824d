package dev.hawser.starter;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.starter.options.ClusterFlags;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.CurrentRun;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.ResultText;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.UpdateClient;
import io.temporal.api.common.v1.Payload;
import org.jspecify.annotations.Nullable;

/** The current run of a pair, to which an update is sent because it is stuck. */
record StuckRun(Console console, Format format, ConnectionFlags connection) {
  /**
   * Sends the update to a run that workers serve, and prints its answer.
   *
   * @throws CommandException when the pair has no run, or the run refuses the update
   */
  ExitCode update(PairArguments pair, String update, @Nullable Object argument) {
    var log = new ConsoleLog(console, "");
    try (var temporal = connection.connect(console.environment(), log)) {
      var run = CurrentRun.of(pair, temporal);
      var answer = new UpdateClient(temporal, run).execute(update, argument);
      new RunAnswers(temporal, run, console, format).print(answer);
    }
    return ExitCode.OK;
  }

  /**
   * Serves the clusters, sends the update, and shows the run until it ends.
   *
   * @return OK when the run completes, or has undone what was aborted
   * @throws CommandException as {@link #update}, and when the run fails
   */
  ExitCode update(ClusterFlags clusters, String update, @Nullable Object argument)
      throws InterruptedException {
    try (var here = LocalRun.join(console, clusters, connection)) {
      var temporal = here.temporal();
      var run = CurrentRun.of(here.pair(), temporal);
      long before = temporal.history(run).lastEvent();
      var answer = new UpdateClient(temporal, run).execute(update, argument);
      new ConsoleLog(console, "").info(answer);
      printEnd(here.session(), temporal, run, before);
    }
    return ExitCode.OK;
  }

  private void printEnd(RunSession session, TemporalClient temporal, RunId run, long before)
      throws InterruptedException {
    try {
      print(session.result(run, before), temporal, temporal.history(run).workflowType());
    } catch (CommandException failure) {
      if (!failure.type().equals(FailureType.ABORTED.word())) throw failure;
      new RunAnswers(temporal, run, console, format).print(failure.sentence());
    }
  }

  private void print(Payload result, TemporalClient temporal, String type) {
    var printer = new ResultPrinter(console.out(), format);
    if (type.equals("Unpeer")) {
      printer.print(temporal.value(result, UnpeeringResult.class), ResultText::of);
    } else {
      printer.print(temporal.value(result, PeeringResult.class), ResultText::of);
    }
  }
}
