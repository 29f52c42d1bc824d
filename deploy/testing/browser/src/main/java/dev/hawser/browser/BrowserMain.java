package dev.hawser.browser;

import dev.hawser.command.CommandMain;
import dev.hawser.environment.Environment;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.peering.saga.RunTimings;
import dev.hawser.temporalserver.TemporalServer;
import dev.hawser.worker.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Uses Temporal's Web UI in a real browser. */
@Command(
    name = "browser",
    mixinStandardHelpOptions = true,
    description =
        "Starts, watches, aborts and retries peerings in Temporal's Web UI with a real browser, and"
            + " prints one line for each case. The clusters must have Liqo and no peering with each"
            + " other; they are left clean.")
public final class BrowserMain implements Callable<Integer> {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Option(
      names = "--kubeconfig",
      required = true,
      paramLabel = "FILE",
      description = "kubeconfig of a cluster; give it twice, the consumer first")
  private List<Path> kubeconfigs = List.of();

  @Option(
      names = "--temporal",
      required = true,
      paramLabel = "ADDRESS",
      description = "a Temporal server with a Web UI")
  private String temporal = "";

  @Option(
      names = "--ui",
      required = true,
      paramLabel = "ADDRESS",
      description = "its Web UI, such as http://127.0.0.1:8233")
  private String ui = "";

  @Option(
      names = "--chromium",
      paramLabel = "FILE",
      description = "the browser; default: ${DEFAULT-VALUE}")
  private Path chromium = Path.of("/usr/bin/chromium");

  @Option(
      names = "--chromedriver",
      paramLabel = "FILE",
      description = "its driver; default: ${DEFAULT-VALUE}")
  private Path chromedriver = Path.of("/usr/bin/chromedriver");

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      description = "only cases whose names contain this text; it is an error if there are none")
  private String only = "";

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "take pictures for the documentation; default: none")
  private @Nullable Path pictures;

  public static void main(String[] args) {
    CommandMain.main("browser", new BrowserMain(), args);
  }

  @Override
  public Integer call() throws Exception {
    if (kubeconfigs.size() != 2) {
      throw new IllegalArgumentException("give --kubeconfig twice: consumer, provider");
    }
    var cases = BrowserCases.with(only);
    var settings =
        WorkerSettings.defaults()
            .withShutdownGrace(SHORT)
            .withTimings(RunTimings.DEFAULTS.withRemovals(SHORT, SHORT).withLateWrites(SHORT));
    var folder = Files.createTempDirectory("hawser-browser");
    var builder =
        Environment.builder(folder)
            .clusters(kubeconfigs)
            .temporal(() -> new TemporalServer.Given(temporal))
            .workers(connections -> HawserWorkers.start(connections, settings, patient()));
    try (var environment = builder.start();
        var browser = Browser.start(chromium, chromedriver, folder.resolve("profile"))) {
      var page = new TemporalUi(browser, new Pictures(pictures), ui, temporal);
      return runCases(cases, page, PeeringEnvironment.of(environment));
    } finally {
      delete(folder);
    }
  }

  /** A tunnel that gets no answer is waited for until somebody stops the run. */
  private static Timings patient() {
    var usual = Timings.PRODUCTION;
    var settling = usual.settling();
    return new Timings(
        usual.polling(),
        usual.diagnosis(),
        usual.heartbeats(),
        usual.watches(),
        new Timings.Settling(
            settling.denial(),
            Duration.ofMinutes(10),
            settling.tenantEvents(),
            settling.foreignCluster(),
            settling.credentials()),
        usual.inspection(),
        usual.requests());
  }

  private static int runCases(List<BrowserCase> cases, TemporalUi ui, PeeringEnvironment pair) {
    int failed = 0;
    try {
      for (var each : cases) {
        if (!isGood(each, ui, pair)) failed++;
      }
    } finally {
      pair.clean();
    }
    System.out.printf("browser: %d passed, %d failed%n", cases.size() - failed, failed);
    return failed == 0 ? 0 : 1;
  }

  private static boolean isGood(BrowserCase each, TemporalUi ui, PeeringEnvironment pair) {
    long start = System.nanoTime();
    try {
      pair.clean();
      each.body().run(ui, pair);
      System.out.printf("ok   %6.1f s  %s%n", seconds(start), each.name());
      return true;
    } catch (AssertionError | Exception e) {
      System.out.printf("FAIL %6.1f s  %s%n       %s%n", seconds(start), each.name(), e);
      return false;
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException stillInUse) {
      // a temporary folder
    }
  }
}
