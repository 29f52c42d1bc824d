package dev.hawser.activity;

import java.util.Optional;

/** Where work waits: one queue for the runs, one for each cluster. */
public final class TaskQueues {
  /** Peer, Unpeer and Inspect run here; its workers need no credentials. */
  public static final String RUNS = "hawser";

  private static final String CLUSTER_PREFIX = "cluster/";

  private TaskQueues() {}

  /** The queue of the worker that holds the cluster's credentials. */
  public static String of(ClusterId cluster) {
    return CLUSTER_PREFIX + cluster;
  }

  /** The Liqo ID of the cluster that a queue belongs to; empty for any other queue. */
  public static Optional<String> cluster(String queue) {
    return queue.startsWith(CLUSTER_PREFIX)
        ? Optional.of(queue.substring(CLUSTER_PREFIX.length()))
        : Optional.empty();
  }
}
