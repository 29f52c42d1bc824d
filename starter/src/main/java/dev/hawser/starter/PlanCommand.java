package dev.hawser.starter;

import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.report.PlanText;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.temporal.RunStarter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser plan}. */
@Command(
    name = "plan",
    description = {
      "Show what peer with the same options would create, change, keep, replace or wait for, or why"
          + " it would be refused. Nothing is written.",
      "",
      "The exit code is 0 if there is nothing to do, 10 if there are changes, 20 if refused."
    })
@SuppressWarnings("NullAway.Init")
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PairArguments pair;
  @Mixin private PeerFlags peering;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    var console = hawser.console();
    var peer = peering.request(pair, null, null);
    try (var temporal = connection.connect(console.environment())) {
      var inspection = new RunStarter(temporal).requireWorker().inspect(InspectRequest.of(peer));
      new ResultPrinter(console.out(), output.format()).print(inspection, PlanText::of);
      return code(inspection).code();
    }
  }

  private static ExitCode code(Inspection inspection) {
    if (inspection.refusal() != null) return ExitCode.PLAN_REFUSED;
    if (inspection.consumer() == null || inspection.provider() == null) return ExitCode.UNAVAILABLE;
    return PlanText.changes(inspection) ? ExitCode.PLAN_CHANGES : ExitCode.OK;
  }
}
