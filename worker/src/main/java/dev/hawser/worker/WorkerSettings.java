package dev.hawser.worker;

import dev.hawser.peering.saga.RunTimings;
import java.time.Duration;

/**
 * The settings of {@link Workers}, independent of how they were configured.
 *
 * @param servesRuns whether to serve the task queue of Peer, Unpeer and Inspect
 * @param activitiesPerCluster the maximum number of concurrent activities per cluster, at least 1
 * @param shutdownGrace how long running activities may take to end before they are interrupted
 * @param stickyQueueTimeout how long a workflow task waits for the worker that has the run in its
 *     cache, before any worker gets it
 * @param timings how long runs wait and how often they try again
 */
public record WorkerSettings(
    boolean servesRuns,
    int activitiesPerCluster,
    Duration shutdownGrace,
    Duration stickyQueueTimeout,
    RunTimings timings) {
  public WorkerSettings {
    if (activitiesPerCluster < 1) {
      throw new IllegalArgumentException("activities per cluster must be at least 1");
    }
    if (shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("the shutdown grace must not be negative");
    }
  }

  /** Runs served, 100 activities per cluster, a grace period of 20 seconds, the SDK's timeout. */
  public static WorkerSettings defaults() {
    return new WorkerSettings(
        true, 100, Duration.ofSeconds(20), Duration.ofSeconds(5), RunTimings.DEFAULTS);
  }

  /** The same without the task queue of the runs. */
  public WorkerSettings withoutRuns() {
    return new WorkerSettings(
        false, activitiesPerCluster, shutdownGrace, stickyQueueTimeout, timings);
  }

  /** The same with another grace period. */
  public WorkerSettings withShutdownGrace(Duration grace) {
    return new WorkerSettings(servesRuns, activitiesPerCluster, grace, stickyQueueTimeout, timings);
  }

  /**
   * The same with another timeout. Temporal's in-memory test server needs zero: it never times out
   * a task on a dead worker's queue.
   */
  public WorkerSettings withStickyQueueTimeout(Duration timeout) {
    return new WorkerSettings(servesRuns, activitiesPerCluster, shutdownGrace, timeout, timings);
  }

  /** The same with other timings of the runs. */
  public WorkerSettings withTimings(RunTimings others) {
    return new WorkerSettings(
        servesRuns, activitiesPerCluster, shutdownGrace, stickyQueueTimeout, others);
  }
}
