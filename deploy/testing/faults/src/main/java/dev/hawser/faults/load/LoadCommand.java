package dev.hawser.faults.load;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code faults load}. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Lets many peerings wait for a load balancer on one simulated cluster, the hub, and"
            + " measures what that costs: requests to the hub's API server, calls to Temporal, heap"
            + " and threads of the hub's worker, and how long others take there, beside an idle"
            + " hub. Then it restarts the worker, gives the load balancers their addresses, and"
            + " unpeers everything. Hub, worker and one other pair are real or simulated in full;"
            + " the peers that wait are fakes. Exit code 1 when a bound is exceeded, a run fails or"
            + " anything is left.")
@SuppressWarnings("NullAway.Init")
public final class LoadCommand implements Callable<Integer> {
  private static final int MOST_MINUTES = 120;
  private static final int MOST_HEAP_MIB = 1 << 16;
  private static final Duration STOPPING = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private Bounds bounds = new Bounds();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "100",
      description = "the number of pairs that wait; default: ${DEFAULT-VALUE}")
  private int pairs = 100;

  @Option(
      names = "--temporal",
      paramLabel = "ADDRESS",
      description =
          "a Temporal server without other Hawser workers; default: an in-memory one in this"
              + " process")
  private @Nullable String temporal;

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "the time in which rates are measured; default: ${DEFAULT-VALUE}")
  private int window = 60;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "stop after N minutes, and report what was measured until then; default:"
              + " ${DEFAULT-VALUE}")
  private int minutes = 30;

  @Option(
      names = "--report-only",
      description = "print the figures, and exit with 0 whatever they are")
  private boolean reportOnly;

  @Override
  public Integer call() throws IOException, InterruptedException {
    require("--pairs", pairs, PeerIds.MOST - 1);
    require("--window", window, MOST_MINUTES * 60);
    require("--minutes", minutes, MOST_MINUTES);
    require("--heap", bounds.heapMib(), MOST_HEAP_MIB);
    var report = new LoadReport(bounds);
    try (var environment = environment()) {
      System.out.println("load: " + pairs + " pairs, " + environment.temporal());
      var run = new LoadRun(environment, report, pairs, Duration.ofSeconds(window));
      runWithinLimit(run, report);
    }
    System.out.print(report.text());
    int problems = report.problems().size();
    System.out.println("load: " + pairs + " pairs, " + problems + " problems");
    return problems == 0 || reportOnly ? 0 : 1;
  }

  private void require(String flag, int value, int most) {
    if (value >= 1 && value <= most) return;
    throw new ParameterException(
        spec.commandLine(), flag + " " + value + ": must be from 1 to " + most);
  }

  private LoadEnvironment environment() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("hawser-load");
    return new LoadEnvironment(folder, temporal, pairs + 1, bounds.heapMib());
  }

  private void runWithinLimit(LoadRun run, LoadReport report) throws InterruptedException {
    var thread = Executors.newSingleThreadExecutor();
    try {
      await(thread.submit(callable(run)), report);
    } finally {
      stop(thread);
    }
  }

  private static Callable<Void> callable(LoadRun run) {
    return () -> {
      run.run();
      return null;
    };
  }

  private void await(Future<Void> run, LoadReport report) throws InterruptedException {
    try {
      run.get(minutes, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      report.problem("stopped after " + minutes + " minutes");
    } catch (ExecutionException e) {
      report.problem("stopped: " + e.getCause());
    }
  }

  private static void stop(ExecutorService thread) throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
      System.out.println("load: the run did not stop in time; its runs stay in Temporal");
    }
  }
}
