package dev.hawser.demo;

import dev.hawser.command.QuietLogging;
import dev.hawser.environment.Sandbox;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.starter.HawserCommand;
import dev.hawser.temporalserver.TemporalServer;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two clusters, an engine, a worker and one peering, from nothing but a JDK. */
@Command(
    name = "hawser demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts two small clusters with Liqo in this process, rome and milan, peers them, and shows"
          + " what came of it. On a terminal they stay until Ctrl-C, to be looked at with kubectl"
          + " and hawser.",
      "Everything listens on the loopback interface and is gone afterwards."
    })
public final class Demo implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  @Option(
      names = "--temporal",
      paramLabel = "ADDRESS",
      description =
          "the Temporal server to use; default: the temporal of the PATH, else one in memory")
  private @Nullable String temporal;

  @Option(names = "--stay", description = "stay until Ctrl-C; the launcher says so on a terminal")
  private boolean stay;

  @Option(names = "--once", description = "end when the peering is shown, on a terminal too")
  private boolean once;

  public static void main(String[] args) {
    QuietLogging.configure();
    var command = new CommandLine(new Demo());
    command.setExecutionExceptionHandler(
        (e, line, parsed) -> {
          line.getErr().println("hawser demo: " + e.getMessage());
          return 1;
        });
    Runtime.getRuntime().halt(command.execute(args)); // clients keep threads that nobody waits for
  }

  @Override
  public Integer call() throws Exception {
    try (var folder = DemoFolder.create()) {
      return show(folder.path());
    }
  }

  private int show(Path folder) throws InterruptedException {
    say("Starting two clusters, rome and milan, with Liqo …");
    try (var sandbox = Sandbox.start(folder);
        var engine = TemporalServer.open(temporal, folder)) {
      say("Starting a worker on " + engine.words() + " …");
      var stubs = connect(engine);
      try (var rome = cluster(sandbox.rome().kubeconfig());
          var milan = cluster(sandbox.milan().kubeconfig());
          var workers = serve(engine, stubs, rome, milan)) {
        say("Serving " + String.join(", ", workers.queues()));
        say("\n$ hawser peer rome milan");
        int outcome = HawserCommand.run("peer", "rome", "milan", "--address", engine.address());
        if (outcome == 0) outcome = new Tour(sandbox).show();
        if (outcome == 0) goOn(folder, engine);
        return outcome;
      } finally {
        stubs.shutdownNow();
      }
    }
  }

  private void goOn(Path folder, TemporalServer engine) throws InterruptedException {
    boolean stays = stay && !once;
    if (!stays) {
      say("\nPeered. On a terminal, or with --stay, the clusters stay to be looked at.");
      return;
    }
    say(Tour.howToGoOn(folder, engine));
    var interrupted = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
    interrupted.await();
  }

  private static WorkflowServiceStubs connect(TemporalServer engine) {
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build();
    return WorkflowServiceStubs.newConnectedServiceStubs(options, ANSWER);
  }

  private static LiqoCluster cluster(Path kubeconfig) {
    return LiqoCluster.connect(KubernetesClients.fromKubeconfig(kubeconfig, null), "liqo");
  }

  private static Workers serve(
      TemporalServer engine, WorkflowServiceStubs stubs, LiqoCluster rome, LiqoCluster milan) {
    var settings = WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2));
    return Workers.start(
        stubs,
        "default",
        java.util.List.of(rome, milan),
        engine.isTestServer() ? settings.onTestServer() : settings);
  }

  static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
