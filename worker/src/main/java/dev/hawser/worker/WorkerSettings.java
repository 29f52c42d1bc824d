package dev.hawser.worker;

import java.time.Duration;

/**
 * The settings of {@link Workers}, independent of how they were configured.
 *
 * @param servesRuns whether to serve the task queue of Peer, Unpeer and Inspect
 * @param activitiesPerCluster the maximum number of concurrent activities per cluster, at least 1
 * @param shutdownGrace how long running activities may take to end before they are interrupted
 * @param testServer whether Temporal is the in-memory test server
 */
public record WorkerSettings(
    boolean servesRuns, int activitiesPerCluster, Duration shutdownGrace, boolean testServer) {
  public WorkerSettings {
    if (activitiesPerCluster < 1) {
      throw new IllegalArgumentException("activities per cluster must be at least 1");
    }
    if (shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("the shutdown grace must not be negative");
    }
  }

  /** Runs served, 100 activities per cluster, a grace period of 20 seconds, a real server. */
  public static WorkerSettings defaults() {
    return new WorkerSettings(true, 100, Duration.ofSeconds(20), false);
  }

  /** The same without the task queue of the runs. */
  public WorkerSettings withoutRuns() {
    return new WorkerSettings(false, activitiesPerCluster, shutdownGrace, testServer);
  }

  /** The same with another grace period. */
  public WorkerSettings withShutdownGrace(Duration grace) {
    return new WorkerSettings(servesRuns, activitiesPerCluster, grace, testServer);
  }

  /** The same for Temporal's in-memory test server. */
  public WorkerSettings onTestServer() {
    return new WorkerSettings(servesRuns, activitiesPerCluster, shutdownGrace, true);
  }
}
