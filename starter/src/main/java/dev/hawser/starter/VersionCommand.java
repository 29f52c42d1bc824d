package dev.hawser.starter;

import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.options.ClusterNames;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.VersionReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser version}. */
@Command(
    name = "version",
    description = {
      "Show the versions of this command, of Temporal and of Liqo on both sides of a pair.",
      "With them, the workers that serve the runs and the clusters. What does not answer within 5 s"
          + " is left out and named.",
      "",
      "Examples:",
      "  hawser version",
      "  hawser version --client",
      "  hawser version rome milan -o json"
    })
@SuppressWarnings("NullAway.Init")
final class VersionCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;

  @Parameters(
      arity = "0..2",
      paramLabel = "[CONSUMER PROVIDER]",
      hideParamSyntax = true,
      description = "Liqo cluster IDs of a pair")
  private List<String> names = List.of();

  @Option(names = "--client", description = "Show the version of this command only; asks nobody")
  private boolean client;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    var pair = ClusterNames.pair(names);
    if (client && pair.isPresent()) {
      throw CommandException.usage(
          "--client asks no cluster: leave out --client, or CONSUMER and PROVIDER");
    }
    var report = client ? VersionReport.ofClient(HawserCommand.Version.number()) : ask(pair);
    new ResultPrinter(hawser.console().out(), output.format()).print(report, VersionReport::text);
    report.problems().forEach(new ConsoleLog(hawser.console(), "")::warn);
    return (report.problems().isEmpty() ? ExitCode.OK : ExitCode.UNAVAILABLE).code();
  }

  private VersionReport ask(Optional<PairArguments> pair) throws InterruptedException {
    var console = hawser.console();
    var log = new ConsoleLog(console, "");
    try (var temporal = connection.connect(console.environment(), notice -> {})) {
      var versions = new Versions(temporal, HawserCommand.Version.number(), log::info);
      return pair.isPresent() ? versions.of(request(pair.get())) : versions.ofServer();
    }
  }

  private static InspectRequest request(PairArguments pair) {
    return FlagNames.translating(() -> InspectRequest.of(pair.consumer(), pair.provider()));
  }
}
