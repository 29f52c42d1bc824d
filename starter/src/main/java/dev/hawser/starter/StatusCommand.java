package dev.hawser.starter;

import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.FlagNames;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PairArguments;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.options.WaitFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.status.PairReporter;
import dev.hawser.starter.temporal.Notices;
import dev.hawser.starter.temporal.TemporalClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
      "With IDs, workers look at the clusters. With kubeconfigs, this command does.",
      "",
      "Verdicts of a pair and their exit codes: Peered 0; Peering, Unpeering, RollingBack 11;"
          + " Degraded, Stuck 12; NotPeered 13; Unknown 3.",
      "",
      "Examples:",
      "  hawser status",
      "  hawser status rome milan",
      "  hawser status --kubeconfig rome.yaml --remote-kubeconfig milan.yaml",
      "  hawser status rome milan --wait --timeout 5m",
      "  hawser status rome milan --wait=NotPeered",
      "  hawser status rome milan --watch",
      "  hawser status rome milan -o yaml"
    })
@SuppressWarnings("NullAway.Init")
final class StatusCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @ParentCommand private HawserCommand hawser;
  @Mixin private PeerClusters clusters;

  @Option(
      names = "--all",
      description = "Show all runs: of the pair, or without arguments of all pairs")
  private boolean all;

  @Mixin private WaitFlags wait;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  @Override
  public Integer call() throws InterruptedException {
    return (clusters.areServedHere() ? ofPairServedHere() : ofRuns()).code();
  }

  /** Of a pair that workers serve, or of all. */
  private ExitCode ofRuns() throws InterruptedException {
    var pair = clusters.pairIfNamed();
    var wanted = wait.verdict(pair.isPresent());
    var request = pair.map(StatusCommand::request).orElse(null);
    try (var temporal = connection.connect(hawser.console().environment(), once())) {
      var screens = screens(temporal, new PairReporter(temporal, InstantSource.system()));
      return run(look(screens, request), wanted);
    }
  }

  private ExitCode ofPairServedHere() throws InterruptedException {
    var wanted = wait.verdict(true);
    var console = hawser.console();
    try (var here = ServedClusters.forALook(console, clusters.flags(), connection);
        var recorded = ServedClusters.runs(console, connection, once()).orElse(null)) {
      var runs = recorded == null ? here.temporal() : recorded;
      var reporter = PairReporter.ofServedPair(runs, here.temporal(), InstantSource.system());
      return run(look(screens(runs, reporter), request(here.pair())), wanted);
    }
  }

  private static InspectRequest request(PairArguments pair) {
    return FlagNames.translating(() -> InspectRequest.of(pair.consumer(), pair.provider()));
  }

  private StatusScreens screens(TemporalClient temporal, PairReporter reporter) {
    return new StatusScreens(
        temporal,
        reporter,
        InstantSource.system(),
        output.format(),
        hawser.console(),
        this::warnOnce);
  }

  private StatusLoop.Look look(StatusScreens screens, @Nullable InspectRequest request) {
    if (request != null) return ofPair(screens, request);
    return all ? screens::runs : screens::pairs;
  }

  private StatusLoop.Look ofPair(StatusScreens screens, InspectRequest request) {
    return () -> screens.pair(request, all);
  }

  private ExitCode run(StatusLoop.Look look, @Nullable Verdict wanted) throws InterruptedException {
    var out = new StatusLoop.Output(hawser.console().out(), output.format());
    var loop = new StatusLoop(look, out, log(), InstantSource.system(), Thread::sleep);
    var limit = wait.timeout() == null ? TIMEOUT : wait.timeout();
    if (wait.watches()) return watch(loop, wanted, limit);
    return wanted == null ? loop.once() : loop.await(wanted, limit);
  }

  private ExitCode watch(StatusLoop loop, @Nullable Verdict wanted, Duration limit)
      throws InterruptedException {
    if (!redraws()) return loop.watch(null, wanted, limit);
    try (var display = StatusDisplay.on(hawser.console())) {
      return loop.watch(display, wanted, limit);
    }
  }

  private boolean redraws() {
    return output.format() == OutputFlags.Format.TEXT
        && hawser.console().terminals().contains(1)
        && hawser.console().redraws();
  }

  /** The same is true at every look. */
  private void warnOnce(String sentence) {
    if (said.add(sentence)) log().warn(sentence);
  }

  private Notices once() {
    return new Notices() {
      @Override
      public void warn(String sentence) {
        warnOnce(sentence);
      }

      @Override
      public void waiting(String sentence) {
        if (said.add(sentence)) log().waiting(sentence);
      }
    };
  }

  private ConsoleLog log() {
    return new ConsoleLog(hawser.console(), "");
  }
}
