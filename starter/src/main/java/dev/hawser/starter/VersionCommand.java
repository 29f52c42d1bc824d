package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.InspectRequest;
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
      converter = PairArguments.Cluster.class,
      description = "Liqo cluster IDs of a pair")
  private List<ClusterId> pair = List.of();

  @Option(names = "--client", description = "Show the version of this command only; asks nobody")
  private boolean client;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    refuseContradictions();
    var report = client ? VersionReport.ofClient(HawserCommand.Version.number()) : ask();
    new ResultPrinter(hawser.console().out(), output.format()).print(report, VersionReport::text);
    report.problems().forEach(new ConsoleLog(hawser.console(), "")::warn);
    return (report.problems().isEmpty() ? ExitCode.OK : ExitCode.UNAVAILABLE).code();
  }

  private void refuseContradictions() {
    if (pair.size() == 1) {
      throw CommandException.usage("missing PROVIDER: give both clusters, or neither");
    }
    if (client && !pair.isEmpty()) {
      throw CommandException.usage(
          "--client asks no cluster: leave out --client, or CONSUMER and PROVIDER");
    }
  }

  private VersionReport ask() throws InterruptedException {
    var console = hawser.console();
    var log = new ConsoleLog(console, "");
    try (var temporal = connection.connect(console.environment(), notice -> {})) {
      var versions = new Versions(temporal, HawserCommand.Version.number(), log::info);
      return pair.isEmpty()
          ? versions.ofServer()
          : versions.of(FlagNames.translating(() -> InspectRequest.of(pair.get(0), pair.get(1))));
    }
  }
}
