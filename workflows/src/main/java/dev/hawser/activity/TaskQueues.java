package dev.hawser.activity;

/** Where work waits: one queue for the runs, one for each cluster. */
public final class TaskQueues {
  /** Peer, Unpeer and Inspect run here; its workers need no credentials. */
  public static final String RUNS = "hawser";

  private TaskQueues() {}

  /** The queue of the worker that holds the cluster's credentials. */
  public static String of(ClusterId cluster) {
    return "cluster/" + cluster;
  }
}
