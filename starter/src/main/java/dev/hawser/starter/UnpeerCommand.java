package dev.hawser.starter;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.StartFlags;
import dev.hawser.starter.options.UnpeerFlags;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.ResultText;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.common.v1.Payload;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser unpeer}. */
@Command(
    name = "unpeer",
    description = {
      "Disable a peering, whoever made it.",
      "",
      "Offloading ends first, then authentication, then the network, which stays while the reverse"
          + " peering lives. After the first delete it only goes forward, however long the other"
          + " side is away.",
      "On a terminal it asks before pods that run on the virtual node are evicted; without one it"
          + " evicts them, as liqoctl does.",
      "",
      "Examples:",
      "  hawser unpeer rome milan",
      "  hawser unpeer rome milan --delete-namespaces --evict",
      "  hawser unpeer rome milan --provider-gone"
    })
@SuppressWarnings("NullAway.Init")
final class UnpeerCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PairArguments pair;
  @Mixin private StartFlags start;
  @Mixin private UnpeerFlags unpeering;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    var console = hawser.console();
    boolean asks = unpeering.asks(console.canAsk());
    var request = request(asks ? null : true);
    try (var temporal = connection.connect(console.environment())) {
      run(temporal, request, asks)
          .map(payload -> temporal.value(payload, UnpeeringResult.class))
          .ifPresent(
              result ->
                  new ResultPrinter(console.out(), output.format()).print(result, ResultText::of));
    }
    return ExitCode.OK.code();
  }

  private UnpeerRequest request(@Nullable Boolean evict) {
    return unpeering.request(pair, evict, Actor.of(hawser.console().environment()), start.reason());
  }

  private Optional<Payload> run(TemporalClient temporal, UnpeerRequest request, boolean asks)
      throws InterruptedException {
    var errand = session(temporal);
    try {
      return errand.run("Unpeer", start, runs -> runs.unpeer(request));
    } catch (CommandException refused) {
      if (!asks || !refused.type().equals(FailureType.PodsRunning.name())) throw refused;
      if (!hawser.console().confirm(refused.sentence() + ". Evict them?")) throw refused;
      var evicting = request(true);
      return errand.run("Unpeer", start, runs -> runs.unpeer(evicting));
    }
  }

  private RunSession session(TemporalClient temporal) {
    Console console = hawser.console();
    return new RunSession(
        temporal, console, new ConsoleLog(console, pair.consumer().value()), pair.arguments());
  }
}
