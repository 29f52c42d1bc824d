package dev.hawser.starter;

import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.options.PlanFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.NamedPair;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.PlanText;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.temporal.RunStarter;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.text.FittedLines;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser plan}. */
@Command(
    name = "plan",
    description = {
      "Show what peer with the same options would do to which objects, or every reason why it would"
          + " be refused. Nothing is written. With --unpeer, the same of unpeer.",
      "",
      "Signs: + create, ~ change, -/+ replace, - delete, = leave as it is. Each field shows its"
          + " value, or the one that it has now and the new one. The digest at the end names the"
          + " plan: peer and unpeer with --plan DIGEST refuse to do anything else. Below is the"
          + " fingerprint of the consumer's identity key, as a policy of the provider's owner names"
          + " it; it is left out where the consumer's worker may not read the key.",
      "",
      "The exit code is 0 if there is nothing to do, 10 if there are changes, 20 if refused.",
      "",
      "With IDs, workers look at the clusters. With kubeconfigs, this command does.",
      "",
      "Examples:",
      "  hawser plan --kubeconfig rome.yaml --remote-kubeconfig milan.yaml",
      "  hawser plan rome milan --gw-server-service-type NodePort",
      "  hawser plan rome milan --unpeer",
      "  hawser plan rome milan --unpeer --delete-namespaces"
    })
@SuppressWarnings("NullAway.Init")
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PeerClusters clusters;
  @Mixin private PlanFlags plan;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    return (clusters.areServedHere() ? planServedHere() : plan(clusters.pair())).code();
  }

  private ExitCode plan(PairArguments pair) throws InterruptedException {
    var console = hawser.console();
    var request = plan.request(pair);
    var log = new ConsoleLog(console, pair.consumer().value());
    try (var temporal = connection.connect(console.environment(), log)) {
      var inspection = new RunStarter(temporal).requireWorker().inspect(request);
      var named = NamedPair.ofIds(pair.arguments() + temporal.flags());
      requireBoth(inspection, request, temporal, named);
      return print(inspection, request, pair.arguments());
    }
  }

  private ExitCode planServedHere() throws InterruptedException {
    plan.request(PairArguments.NOT_KNOWN_YET); // its faults are said before anything starts
    clusters.requireProvider(plan.isProviderGone());
    try (var here = ServedClusters.forALook(hawser.console(), clusters.flags(), connection)) {
      var request = plan.request(here.pair());
      var inspection = new RunStarter(here.temporal()).inspect(request);
      requireBoth(inspection, request, here.temporal(), here.named());
      return print(inspection, request, "");
    }
  }

  private static void requireBoth(
      Inspection seen, InspectRequest request, TemporalClient temporal, NamedPair pair) {
    var queues = temporal.queues();
    MissingPlan.of(seen, request, cluster -> queues.isServed(TaskQueues.of(cluster)), pair)
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private ExitCode print(Inspection inspection, InspectRequest request, String pair) {
    int width = ScreenWidth.of(hawser.console()).lines();
    new ResultPrinter(hawser.console().out(), output.format())
        .print(inspection, seen -> FittedLines.of(text(seen, request, pair), width));
    return code(inspection);
  }

  private static String text(Inspection inspection, InspectRequest request, String pair) {
    return request.unpeer() == null
        ? PlanText.ofPeering(inspection, pair)
        : PlanText.ofUnpeering(inspection, pair);
  }

  private static ExitCode code(Inspection inspection) {
    if (!inspection.refusals().isEmpty()) return ExitCode.PLAN_REFUSED;
    return PlanText.changes(inspection) ? ExitCode.PLAN_CHANGES : ExitCode.OK;
  }
}
