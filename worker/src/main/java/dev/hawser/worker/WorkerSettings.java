package dev.hawser.worker;

import java.time.Duration;

/**
 * How a worker works, wherever it runs.
 *
 * @param servesRuns whether it serves the queue of Peer, Unpeer and Inspect
 * @param activitiesPerCluster how many activities may work on one cluster at once
 * @param shutdownGrace how long running activities may take to end before they are interrupted
 * @param testServer whether the engine is the in-JVM test server
 */
public record WorkerSettings(
    boolean servesRuns, int activitiesPerCluster, Duration shutdownGrace, boolean testServer) {
  public WorkerSettings {
    if (activitiesPerCluster < 1) {
      throw new IllegalArgumentException("activities per cluster must be at least 1");
    }
    if (shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("the shutdown grace can't be negative");
    }
  }

  /** Serves runs, 100 activities for each cluster, 20 seconds of grace, on a real server. */
  public static WorkerSettings defaults() {
    return new WorkerSettings(true, 100, Duration.ofSeconds(20), false);
  }

  /** The same, for clusters only. */
  public WorkerSettings withoutRuns() {
    return new WorkerSettings(false, activitiesPerCluster, shutdownGrace, testServer);
  }

  /** The same, with another grace. */
  public WorkerSettings withShutdownGrace(Duration grace) {
    return new WorkerSettings(servesRuns, activitiesPerCluster, grace, testServer);
  }

  /** The same, on the in-JVM test server. */
  public WorkerSettings onTestServer() {
    return new WorkerSettings(servesRuns, activitiesPerCluster, shutdownGrace, true);
  }
}
