package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.options.ClusterNames;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.status.ClusterService;
import dev.hawser.starter.status.ClusterServices;
import dev.hawser.starter.status.ClustersText;
import dev.hawser.starter.temporal.TemporalClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser clusters}. */
@Command(
    name = "clusters",
    description = {
      "List which worker serves which cluster: its name, when it last asked for work, and how many"
          + " of the clusters here it serves. The first line is about the runs themselves, which"
          + " need a worker too. Listed are the clusters of all runs, and those that are named.",
      "",
      "The exit code is 0, and 3 if a cluster that is named has no worker.",
      "",
      "Examples:",
      "  hawser clusters",
      "  hawser clusters rome milan -o json"
    })
@SuppressWarnings("NullAway.Init")
final class ClustersCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  @ParentCommand private HawserCommand hawser;

  @Parameters(
      paramLabel = "[CLUSTER...]",
      hideParamSyntax = true,
      description = "Liqo cluster IDs of clusters that may have had no run yet")
  private List<String> names = List.of();

  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() {
    var named = ClusterNames.read(names);
    var console = hawser.console();
    var log = new ConsoleLog(console, "");
    try (var temporal = connection.connect(console.environment(), log);
        var bounded = temporal.within(ANSWER, waiting(temporal))) {
      var services = new ClusterServices(bounded, log::warn).of(named);
      int width = ScreenWidth.of(console).lines();
      new ResultPrinter(console.out(), output.format())
          .print(services, found -> ClustersText.of(found, Instant.now(), width));
      return code(services, named).code();
    }
  }

  private static String waiting(TemporalClient temporal) {
    return "waiting for Temporal at " + temporal.address() + " to answer";
  }

  private static ExitCode code(List<ClusterService> services, List<ClusterId> named) {
    boolean unserved =
        services.stream()
            .filter(service -> !service.served())
            .anyMatch(service -> service.cluster() != null && named.contains(service.cluster()));
    return unserved ? ExitCode.UNAVAILABLE : ExitCode.OK;
  }
}
