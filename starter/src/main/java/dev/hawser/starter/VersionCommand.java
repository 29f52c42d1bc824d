package dev.hawser.starter;

import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.VersionReport;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
      "  hawser version rome milan -o json",
      "  hawser version --kubeconfig rome.yaml --remote-kubeconfig milan.yaml"
    })
@SuppressWarnings("NullAway.Init")
final class VersionCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;

  @Mixin private PeerClusters clusters;

  @Option(names = "--client", description = "Show the version of this command only; asks nobody")
  private boolean client;

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    boolean areServedHere = clusters.areServedHere();
    var pair = clusters.pairIfNamed();
    if (client && (areServedHere || pair.isPresent())) {
      throw CommandException.usage(
          "--client asks no cluster: leave out --client, or CONSUMER and PROVIDER");
    }
    if (client) return print(VersionReport.ofClient(HawserCommand.Version.number()));
    return print(areServedHere ? askServedHere() : ask(pair));
  }

  private int print(VersionReport report) {
    new ResultPrinter(hawser.console().out(), output.format()).print(report, VersionReport::text);
    report.problems().forEach(new ConsoleLog(hawser.console(), "")::warn);
    return (report.problems().isEmpty() ? ExitCode.OK : ExitCode.UNAVAILABLE).code();
  }

  private VersionReport ask(Optional<PairArguments> pair) throws InterruptedException {
    try (var temporal = connection.connect(hawser.console().environment(), notice -> {})) {
      var versions = versions(temporal);
      return pair.isPresent() ? versions.of(request(pair.get())) : versions.ofServer();
    }
  }

  private VersionReport askServedHere() throws InterruptedException {
    var console = hawser.console();
    try (var here = ServedClusters.forALook(console, clusters.flags(), connection);
        var recorded = ServedClusters.runs(console, connection, notice -> {}).orElse(null)) {
      var runs = recorded == null ? here.temporal() : recorded;
      return versions(runs).ofServed(request(here.pair()), here.temporal());
    }
  }

  private Versions versions(TemporalClient temporal) {
    var log = new ConsoleLog(hawser.console(), "");
    return new Versions(temporal, HawserCommand.Version.number(), log::info);
  }

  private static InspectRequest request(PairArguments pair) {
    return FlagNames.translating(() -> InspectRequest.of(pair.consumer(), pair.provider()));
  }
}
