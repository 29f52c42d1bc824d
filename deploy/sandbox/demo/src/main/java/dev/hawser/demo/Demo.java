package dev.hawser.demo;

import dev.hawser.command.CommandMain;
import dev.hawser.environment.Environment;
import dev.hawser.starter.HawserCommand;
import dev.hawser.temporalserver.TemporalServer;
import java.nio.file.Path;
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
      "Starts two small clusters with Liqo in this process, rome and milan, peers them, and shows"
          + " the result. On a terminal they stay until Ctrl-C, so that you can look at them with"
          + " kubectl and hawser.",
      "Everything listens on the loopback interface and is gone afterwards."
    })
public final class Demo implements Callable<Integer> {
  @Option(
      names = "--temporal",
      paramLabel = "ADDRESS",
      description =
          "the Temporal server to use; default: the temporal of the PATH, else one in memory")
  private @Nullable String temporal;

  @Option(
      names = "--stay",
      description = "keep running until Ctrl-C; the launcher adds this on a terminal")
  private boolean stay;

  @Option(
      names = "--once",
      description = "exit once the peering has been shown, even on a terminal")
  private boolean once;

  public static void main(String[] args) {
    CommandMain.main("hawser-demo", new Demo(), args);
  }

  @Override
  public Integer call() throws Exception {
    try (var folder = DemoFolder.create()) {
      return show(folder.path());
    }
  }

  private int show(Path folder) throws InterruptedException {
    say("Starting two clusters with Liqo, rome and milan, a Temporal server and a worker …");
    var builder =
        Environment.builder(folder)
            .temporal(() -> TemporalServer.open(temporal, folder))
            .workers(DemoWorker::start);
    try (var environment = builder.start()) {
      say("Ready, on " + environment.temporal().description());
      say("\n$ hawser peer rome milan");
      String address = environment.temporal().address();
      int outcome = HawserCommand.run("peer", "rome", "milan", "--address", address);
      if (outcome == 0) outcome = new DemoSummary(environment).show();
      if (outcome == 0) stayUntilInterrupted(environment);
      return outcome;
    }
  }

  private void stayUntilInterrupted(Environment environment) throws InterruptedException {
    if (once || !stay) {
      say(
          "\n"
              + "Peered. On a terminal, or with --stay, the clusters stay so that you can look at"
              + " them.");
      return;
    }
    say(new DemoSummary(environment).nextCommands());
    var interrupted = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
    interrupted.await();
  }

  static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
