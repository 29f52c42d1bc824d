package dev.hawser.starter;

import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.PeerClusters;
import dev.hawser.starter.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code hawser retry}. */
@Command(
    name = "retry",
    description = {
      "Retry a stuck rollback or unpeer now.",
      "It retries by itself too, at least once a minute.",
      "With kubeconfigs, this command serves the clusters until the run ends.",
      "",
      "Examples:",
      "  hawser status rome milan",
      "  hawser retry rome milan",
      "  hawser retry --kubeconfig rome.yaml --remote-kubeconfig milan.yaml"
    })
@SuppressWarnings("NullAway.Init")
final class RetryCommand implements Callable<Integer> {
  @ParentCommand private HawserCommand hawser;
  @Mixin private PeerClusters clusters;
  @Mixin private OutputFlags output;
  @Mixin private ConnectionFlags connection;

  @Override
  public Integer call() throws InterruptedException {
    return (clusters.areServedHere() ? retryServedHere() : retry()).code();
  }

  private ExitCode retry() {
    return run().update(clusters.pair(), "retry", null);
  }

  private ExitCode retryServedHere() throws InterruptedException {
    return run().update(clusters.flags(), "retry", null);
  }

  private StuckRun run() {
    return new StuckRun(hawser.console(), output.format(), connection);
  }
}
