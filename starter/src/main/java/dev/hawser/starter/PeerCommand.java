package dev.hawser.starter;

import dev.hawser.peering.PeeringResult;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerFlags;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.ResultText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser peer}. */
@Command(
    name = "peer",
    description = {
      "Enable a peering towards a provider cluster.",
      "",
      "Network and authentication are set up in parallel, then resources are requested. The command"
          + " ends when the virtual node is Ready, or when the provider has denied the resources"
          + " (see --require-ready). A peering that cannot be completed is undone.",
      "Options have liqoctl's names and defaults. Settings without an option keep their current"
          + " values.",
      "Ctrl-C stops the command, not the run.",
      "",
      "Examples:",
      "  hawser peer rome milan",
      "  hawser peer rome milan --gw-server-service-type NodePort",
      "  hawser peer rome milan --cpu 2 --memory 4Gi --pods 10",
      "  hawser peer rome milan --only networking"
    })
@SuppressWarnings("NullAway.Init")
final class PeerCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PairArguments pair;
  @Mixin private StartFlags start;
  @Mixin private PeerFlags peering;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    var console = hawser.console();
    var request = peering.request(pair, Actor.of(console.environment()), start.reason());
    var log = new ConsoleLog(console, pair.consumer().value());
    try (var temporal = connection.connect(console.environment(), log::warn)) {
      new RunSession(temporal, console, log, pair.arguments())
          .run("Peer", start, runs -> runs.peer(request))
          .map(payload -> temporal.value(payload, PeeringResult.class))
          .ifPresent(
              result ->
                  new ResultPrinter(console.out(), output.format()).print(result, ResultText::of));
    }
    return ExitCode.OK.code();
  }
}
