package dev.hawser.demo;

import dev.hawser.command.CommandMain;
import dev.hawser.environment.Environment;
import dev.hawser.environment.WorkerConnections;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.starter.HawserCommand;
import dev.hawser.temporalserver.TemporalServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two clusters, a Temporal server, a worker and one peering, from nothing but a JDK. */
@Command(
    name = "hawser-demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start two small clusters with simulated Liqo in this process, rome and milan, peer them, and"
          + " show the result. On a terminal they stay until Ctrl-C, so that you can look at them"
          + " with kubectl and hawser.",
      "",
      "With a temporal program on the PATH, the demo uses a real Temporal server with its Web UI,"
          + " else one in memory. Everything listens on the loopback interface and is gone"
          + " afterwards.",
      ""
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "Options:%n",
    usageHelpAutoWidth = true)
public final class Demo implements Callable<Integer> {
  private static final String STOPPED =
      "Stopped: the clusters, their peering and their files are gone.";

  @Option(
      names = "--temporal",
      paramLabel = "HOST:PORT",
      description =
          "The Temporal server to use; default: the temporal program on the PATH, else one in"
              + " memory")
  private @Nullable String temporal;

  @Option(
      names = "--hawser",
      paramLabel = "FILE",
      description = "The hawser program of the commands to try; deploy/demo adds this")
  private @Nullable Path hawser;

  @Option(
      names = "--stay",
      description = "Keep running until Ctrl-C; the launcher adds this on a terminal")
  private boolean stay;

  @Option(
      names = "--once",
      description = "Exit once the peering has been shown, even on a terminal")
  private boolean once;

  public static void main(String[] args) {
    CommandMain.main("hawser-demo", new Demo(), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    Interruption.handle(STOPPED);
    try (var end = DemoEnd.registered()) {
      return show(end.add(DemoFolder.create()).path(), end);
    }
  }

  private int show(Path folder, DemoEnd end) throws InterruptedException {
    var environment = end.add(start(folder));
    say("\n$ hawser peer rome milan");
    String address = environment.temporal().address();
    int outcome = HawserCommand.run("peer", "rome", "milan", "--address", address);
    if (outcome == 0) outcome = new DemoSummary(environment).show();
    if (outcome == 0) stayUntilInterrupted(environment);
    return outcome;
  }

  private Environment start(Path folder) {
    long began = System.nanoTime();
    say("Starting on this computer, until the demo ends:");
    var environment =
        Environment.builder(folder)
            .liqo(Demo::announced)
            .temporal(() -> openTemporal(folder))
            .workers(Demo::startWorker)
            .start();
    double seconds = (System.nanoTime() - began) / 1e9;
    say(String.format(Locale.ROOT, "Ready after %.1f s.", seconds));
    say("\n" + new DemoEngine(environment.temporal()).text());
    return environment;
  }

  private static LiqoOptions announced(LiqoOptions options) {
    say("  cluster " + options.clusterId() + ", with simulated Liqo");
    return options;
  }

  private TemporalServer openTemporal(Path folder) {
    say(temporal == null ? "  a Temporal server" : "  a connection to Temporal at " + temporal);
    return TemporalServer.open(temporal, folder);
  }

  private static AutoCloseable startWorker(WorkerConnections connections) {
    say("  a worker that serves both clusters");
    return DemoWorker.start(connections);
  }

  private void stayUntilInterrupted(Environment environment) throws InterruptedException {
    if (once || !stay) {
      say("\nPeered. On a terminal, or with --stay, the clusters stay to be looked at.");
      return;
    }
    say("\n" + new CommandsToTry(environment, hawser).text());
    new CountDownLatch(1).await();
  }

  static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
