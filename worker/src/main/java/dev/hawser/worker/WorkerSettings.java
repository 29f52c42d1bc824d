package dev.hawser.worker;

import dev.hawser.peering.saga.RunTimings;
import java.time.Duration;

/**
 * The settings of {@link Workers}, independent of how they were configured.
 *
 * @param servesRuns whether to serve the task queue of Peer, Unpeer and Inspect
 * @param shutdownGrace how long running activities may take to end before they are interrupted
 * @param stickyQueueTimeout how long a workflow task waits for the worker that has the run in its
 *     cache, before any worker gets it
 * @param timings how long runs wait and how often they try again
 * @param checksSearchAttributes whether to check that the namespace has the search attributes of
 *     the runs, and to add missing ones
 */
public record WorkerSettings(
    boolean servesRuns,
    Duration shutdownGrace,
    Duration stickyQueueTimeout,
    RunTimings timings,
    boolean checksSearchAttributes) {
  public WorkerSettings {
    if (shutdownGrace.isNegative()) {
      throw new IllegalArgumentException("the shutdown grace must not be negative");
    }
  }

  /** Runs served, a grace period of 20 seconds, the SDK's timeout. */
  public static WorkerSettings defaults() {
    return new WorkerSettings(
        true, Duration.ofSeconds(20), Duration.ofSeconds(5), RunTimings.DEFAULTS, true);
  }

  /** The same without the task queue of the runs. */
  public WorkerSettings withoutRuns() {
    return new WorkerSettings(
        false, shutdownGrace, stickyQueueTimeout, timings, checksSearchAttributes);
  }

  /** The same with another grace period. */
  public WorkerSettings withShutdownGrace(Duration grace) {
    return new WorkerSettings(
        servesRuns, grace, stickyQueueTimeout, timings, checksSearchAttributes);
  }

  /**
   * The same with another timeout. Temporal's in-memory test server needs zero: it never times out
   * a task on a dead worker's queue.
   */
  public WorkerSettings withStickyQueueTimeout(Duration timeout) {
    return new WorkerSettings(servesRuns, shutdownGrace, timeout, timings, checksSearchAttributes);
  }

  /** The same with other timings of the runs. */
  public WorkerSettings withTimings(RunTimings others) {
    return new WorkerSettings(
        servesRuns, shutdownGrace, stickyQueueTimeout, others, checksSearchAttributes);
  }
}
