package dev.hawser.starter;

import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.options.ClusterNames;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.WaitFlags;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.Verdict;
import dev.hawser.starter.temporal.TemporalClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code hawser status}. */
@Command(
    name = "status",
    description = {
      "Without arguments, list all peerings, as their runs left them. With a pair, look at both"
          + " clusters and show the verdict, each module of both, and the last runs; also of"
          + " peerings that were not made with Hawser. The answer comes within 5 seconds: a cluster"
          + " that is away is marked as such.",
      "",
      "Verdicts of a pair and their exit codes: Peered 0; Peering, Unpeering, RollingBack 11;"
          + " Degraded, Stuck 12; NotPeered 13; Unknown 3.",
      "",
      "Examples:",
      "  hawser status",
      "  hawser status rome milan",
      "  hawser status rome milan --wait --timeout 5m",
      "  hawser status rome milan --wait=NotPeered",
      "  hawser status rome milan --watch",
      "  hawser status rome milan -o yaml"
    })
@SuppressWarnings("NullAway.Init")
final class StatusCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @ParentCommand private HawserCommand hawser;

  @Parameters(
      arity = "0..2",
      paramLabel = "[CONSUMER PROVIDER]",
      hideParamSyntax = true,
      description = "Liqo cluster IDs of the pair")
  private List<String> names = List.of();

  @Option(
      names = "--all",
      description = "Show all runs: of the pair, or without arguments of all pairs")
  private boolean all;

  @Mixin private WaitFlags wait;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    if (names.size() == 1) {
      throw CommandException.usage("missing PROVIDER: give both clusters, or neither");
    }
    var wanted = wanted();
    var request = request();
    var console = hawser.console();
    try (var temporal = connection.connect(console.environment(), log()::warn)) {
      return run(look(temporal, request), wanted).code();
    }
  }

  private @Nullable InspectRequest request() {
    if (names.isEmpty()) return null;
    var pair = ClusterNames.read(names);
    return FlagNames.translating(() -> InspectRequest.of(pair.get(0), pair.get(1)));
  }

  private StatusLoop.Look look(TemporalClient temporal, @Nullable InspectRequest request) {
    var screens =
        new StatusScreens(
            temporal,
            InstantSource.system(),
            output.format(),
            ScreenWidth.of(hawser.console()),
            log()::warn);
    if (request != null) return ofPair(screens, request);
    return all ? screens::runs : screens::pairs;
  }

  private StatusLoop.Look ofPair(StatusScreens screens, InspectRequest request) {
    return () -> screens.pair(request, all);
  }

  private ExitCode run(StatusLoop.Look look, @Nullable Verdict wanted) throws InterruptedException {
    var loop =
        new StatusLoop(look, hawser.console().out(), log(), InstantSource.system(), Thread::sleep);
    var limit = wait.timeout() == null ? TIMEOUT : wait.timeout();
    if (wait.watches()) return loop.watch(redraws(), wanted, limit);
    return wanted == null ? loop.once() : loop.await(wanted, limit);
  }

  private @Nullable Verdict wanted() {
    String word = wait.verdict();
    if (word == null && wait.timeout() != null) {
      throw CommandException.usage("--timeout applies to --wait: leave it out, or add --wait");
    }
    if (word == null) return null;
    if (names.isEmpty()) throw CommandException.usage("--wait needs a pair: give both clusters");
    return Verdict.of(word)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "--wait: \"" + word + "\" is not one of " + Verdict.words()));
  }

  private boolean redraws() {
    return output.format() == OutputFlags.Format.TEXT
        && hawser.console().terminals().contains(1)
        && hawser.console().redraws();
  }

  private ConsoleLog log() {
    return new ConsoleLog(hawser.console(), "");
  }
}
