package dev.hawser.starter;

import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.LiqoctlPeerFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.options.PeerFlags;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.LiqoctlLine;
import dev.hawser.starter.progress.LiqoctlLines;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.ResultText;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.List;
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
      "With IDs, workers serve the clusters: Ctrl-C stops the command, not the run.",
      "With kubeconfigs, this command serves them: nothing else needs to run, and the credentials"
          + " stay on this computer. After Ctrl-C, the run waits until the command is repeated.",
      "",
      "Examples:",
      "  hawser peer --kubeconfig rome.yaml --remote-kubeconfig milan.yaml",
      "  hawser peer rome milan",
      "  hawser peer rome milan --gw-server-service-type NodePort",
      "  hawser peer rome milan --cpu 2 --memory 4Gi --pods 10",
      "  hawser peer rome milan --only networking",
      "  hawser peer rome milan --plan 3f2a9c1e"
    })
@SuppressWarnings("NullAway.Init")
final class PeerCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PeerClusters clusters;
  @Mixin private StartFlags start;
  @Mixin private PeerFlags peering;
  @Mixin private LiqoctlPeerFlags unusedFlags;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    return (clusters.areServedHere() ? peerServedHere() : peer(clusters.pair())).code();
  }

  private ExitCode peer(PairArguments pair) throws InterruptedException {
    var console = hawser.console();
    var request = request(pair);
    var log = new ConsoleLog(console, pair.consumer().value());
    try (var temporal = connection.connect(console.environment(), log)) {
      return run(
          temporal,
          new RunSession(temporal, console, log, pair.arguments(), output.format()),
          request);
    }
  }

  private ExitCode peerServedHere() throws InterruptedException {
    request(PairArguments.NOT_KNOWN_YET); // what is wrong with it is said before anything starts
    try (var here = LocalRun.start(hawser.console(), clusters.flags(), start, connection)) {
      var request = here.request(request(here.pair()), PeerRequest.class);
      return run(here.temporal(), here.session(script(request)), request);
    }
  }

  private List<LiqoctlLine> script(PeerRequest request) {
    return LiqoctlLines.of(
        request,
        clusters.flags().consumerAccess().liqoNamespace(),
        clusters.flags().providerAccess().liqoNamespace());
  }

  private PeerRequest request(PairArguments pair) {
    var actor = Actor.of(hawser.console().environment());
    return peering.request(pair, actor, start.reason(), start.plan());
  }

  private ExitCode run(TemporalClient temporal, RunSession session, PeerRequest request)
      throws InterruptedException {
    return session
        .run("Peer", start, runs -> runs.peer(request))
        .map(payload -> temporal.value(payload, PeeringResult.class))
        .map(this::print)
        .orElse(ExitCode.OK);
  }

  private ExitCode print(PeeringResult result) {
    new ResultPrinter(hawser.console().out(), output.format()).print(result, ResultText::of);
    return ResultText.whyNoNode(result).isPresent() ? ExitCode.NO_NODE : ExitCode.OK;
  }
}
