package dev.hawser.starter.local;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Serves clusters from the command's own process. A service: {@code hawser-local} provides it, and
 * its jar is on the class path only when a command needs it. Credentials stay in the process.
 */
public interface LocalClusters {
  /**
   * Asks both clusters at once for their IDs.
   *
   * @param environment has {@code KUBECONFIG}, {@code HOME}, the proxies and Temporal's variables
   * @throws CommandException when a cluster can't be used, or when both are the same one
   */
  Pair connect(ClusterAccess consumer, ClusterAccess provider, Map<String, String> environment);

  /** Starts Temporal's in-memory server, which ends with this process at the latest. */
  MemoryEngine startEngine();

  /** Two clusters that have answered. Closing it ends the connections to them. */
  interface Pair extends AutoCloseable {
    ClusterId consumer();

    ClusterId provider();

    /**
     * Serves both clusters and the runs, until what it returns is closed: that hands all waits over
     * to other workers and stops.
     *
     * @throws CommandException when Temporal refuses
     */
    Serving serve(TemporalAddress temporal);

    @Override
    void close();
  }

  /** Workers at work. */
  interface Serving extends AutoCloseable {
    @Override
    void close();
  }

  /** A Temporal server in this process. */
  interface MemoryEngine extends AutoCloseable {
    String address();

    @Override
    void close();
  }

  /**
   * Which Temporal to poll.
   *
   * @param profile in Temporal's configuration file; null for the one that the environment names
   * @param inMemory whether it is a {@link MemoryEngine}
   */
  record TemporalAddress(
      String address, String namespace, @Nullable String profile, boolean inMemory) {}

  /**
   * The one on the class path.
   *
   * @throws CommandException when there is none
   */
  static LocalClusters load(ClassLoader classes) {
    return ServiceLoader.load(LocalClusters.class, classes)
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.because(
                    ExitCode.USAGE,
                    "this installation can't reach clusters itself, because hawser-local is not in"
                        + " its lib folder: start \"hawser worker\" with the kubeconfigs, and name"
                        + " the clusters by their IDs"));
  }
}
