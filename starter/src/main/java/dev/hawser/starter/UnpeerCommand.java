package dev.hawser.starter;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.options.UnpeerFlags;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.LiqoctlLines;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.ResultText;
import dev.hawser.starter.temporal.RunStarter.StartResult;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.UpdateClient;
import io.temporal.api.common.v1.Payload;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser unpeer}. */
@Command(
    name = "unpeer",
    description = {
      "Disable a peering, no matter which tool created it.",
      "",
      "Offloading is removed first, then authentication, then the network, which is kept while the"
          + " reverse peering exists. After its first delete an unpeer cannot be aborted: it waits"
          + " for a cluster that is unreachable. With --provider-gone it finishes on the consumer"
          + " only, also when it is already open and stuck.",
      "On a terminal, it shows what runs on the virtual node, and asks before it evicts pods;"
          + " otherwise it evicts them, as liqoctl does. With --drain, they are evicted as their"
          + " PodDisruptionBudgets allow, before anything is deleted: until they have ended,"
          + " \"hawser abort\" takes the cordon back.",
      "",
      "Examples:",
      "  hawser unpeer --kubeconfig rome.yaml --remote-kubeconfig milan.yaml",
      "  hawser unpeer rome milan",
      "  hawser unpeer rome milan --drain --drain-timeout 30m",
      "  hawser unpeer rome milan --delete-namespaces --evict",
      "  hawser unpeer rome milan --provider-gone"
    })
@SuppressWarnings("NullAway.Init")
final class UnpeerCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PeerClusters clusters;
  @Mixin private StartFlags start;
  @Mixin private UnpeerFlags unpeering;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    if (clusters.areServedHere()) unpeerServedHere();
    else unpeer(clusters.pair());
    return ExitCode.OK.code();
  }

  private void unpeer(PairArguments pair) throws InterruptedException {
    var console = hawser.console();
    var request = request(pair, !asks());
    var log = new ConsoleLog(console, pair.consumer().value());
    try (var temporal = connection.connect(console.environment(), log)) {
      run(
          temporal,
          new RunSession(temporal, console, log, pair.arguments(), output.format()),
          pair,
          request);
    }
  }

  private void unpeerServedHere() throws InterruptedException {
    clusters.requireProvider(unpeering.isProviderGone());
    request(PairArguments.NOT_KNOWN_YET, true); // its faults are said before anything starts
    try (var here = LocalRun.start(hawser.console(), clusters.flags(), start, connection)) {
      var request = here.request(request(here.pair(), !asks()), UnpeerRequest.class);
      run(here.temporal(), here.session(LiqoctlLines.of(request)), here.pair(), request);
    }
  }

  /** A plan has been looked at, so nothing is asked about it. */
  private boolean asks() {
    return start.plan() == null && unpeering.asks(hawser.console().canAsk());
  }

  private UnpeerRequest request(PairArguments pair, boolean evict) {
    var actor = Actor.of(hawser.console().environment());
    return unpeering.request(pair, evict, actor, start.reason(), start.plan());
  }

  private void run(
      TemporalClient temporal, RunSession session, PairArguments pair, UnpeerRequest request)
      throws InterruptedException {
    askingForPods(temporal, session, pair, request)
        .map(payload -> temporal.value(payload, UnpeeringResult.class))
        .ifPresent(
            result ->
                new ResultPrinter(hawser.console().out(), output.format())
                    .print(result, ResultText::of));
  }

  private Optional<Payload> askingForPods(
      TemporalClient temporal, RunSession session, PairArguments pair, UnpeerRequest request)
      throws InterruptedException {
    try {
      return session.run(
          "Unpeer", start, runs -> giveUpIfOpen(temporal, pair, runs.unpeer(request)));
    } catch (CommandException refused) {
      if (!asks() || !refused.type().equals(FailureType.PODS_RUNNING.word())) throw refused;
      var answer = PodsQuestion.ask(hawser.console(), refused, pair, !unpeering.isProviderGone());
      if (answer == PodsQuestion.Answer.STOP) throw refused;
      if (answer == PodsQuestion.Answer.DRAIN) unpeering.chooseToDrain();
      var decided = request(pair, true);
      return session.run("Unpeer", start, runs -> runs.unpeer(decided));
    }
  }

  /** An unpeer whose provider is gone since it started must not wait for it. */
  private StartResult giveUpIfOpen(
      TemporalClient temporal, PairArguments pair, StartResult result) {
    if (!unpeering.isProviderGone() || !(result instanceof StartResult.Busy busy)) return result;
    var open = temporal.history(busy.run()).input();
    if (!busy.type().equals("Unpeer") || !pair.consumer().value().equals(open.get("consumer"))) {
      return result;
    }
    String reason = start.reason() == null ? "unpeer --provider-gone" : start.reason();
    new UpdateClient(temporal, busy.run()).execute("giveUpProvider", reason);
    return new StartResult.Started(busy.run(), false);
  }
}
