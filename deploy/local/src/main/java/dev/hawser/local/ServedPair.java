package dev.hawser.local;

import dev.hawser.activity.ClusterId;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.starter.local.LocalClusters;
import dev.hawser.starter.local.LocalClusters.TemporalAddress;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.WorkerStartException;
import dev.hawser.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two clusters and the workers that serve them. */
record ServedPair(LiqoCluster first, LiqoCluster second, Map<String, String> environment)
    implements LocalClusters.Pair {
  /** At the end of a run nothing is left to do, and somebody may be waiting after Ctrl-C. */
  private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(2);

  /**
   * @throws CommandException when both are the same cluster
   */
  static ServedPair of(LiqoCluster first, LiqoCluster second, Map<String, String> environment) {
    var pair = new ServedPair(first, second, environment);
    if (!first.id().equals(second.id()) && !isSame(first, second)) return pair;
    boolean isOne = isSame(first, second) || first.uid() == null;
    pair.close();
    throw CommandException.usage(
        isOne
            ? "consumer and provider are both \""
                + first.id()
                + "\": a cluster can't be peered with itself"
            : "both clusters have the Liqo ID "
                + first.id()
                + ": give each Liqo its own clusterID");
  }

  private static boolean isSame(LiqoCluster first, LiqoCluster second) {
    return first.uid() != null && first.uid().equals(second.uid());
  }

  @Override
  public ClusterId consumer() {
    return first.id();
  }

  @Override
  public ClusterId provider() {
    return second.id();
  }

  @Override
  public LocalClusters.Serving serve(TemporalAddress temporal) {
    var stubs = TemporalStubs.of(temporal, environment);
    try {
      var workers =
          Workers.start(stubs, temporal.namespace(), List.of(first, second), settings(temporal));
      var closed = new AtomicBoolean();
      return () -> {
        if (closed.getAndSet(true)) return;
        workers.close();
        stubs.shutdownNow();
      };
    } catch (WorkerStartException e) {
      stubs.shutdownNow();
      throw CommandException.because(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      stubs.shutdownNow();
      throw e;
    }
  }

  private static WorkerSettings settings(TemporalAddress temporal) {
    var settings = WorkerSettings.defaults().withShutdownGrace(SHUTDOWN_GRACE);
    return temporal.inMemory() ? settings.withStickyQueueTimeout(Duration.ZERO) : settings;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
