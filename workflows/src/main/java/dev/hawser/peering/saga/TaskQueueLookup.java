package dev.hawser.peering.saga;

import io.temporal.activity.ActivityInterface;

/**
 * Asks Temporal who serves a task queue. A local activity of the worker that serves the runs; reads
 * only.
 */
@ActivityInterface
public interface TaskQueueLookup {
  /**
   * Whether a worker polls the queue, or has polled it within the last two minutes.
   *
   * @throws RuntimeException when Temporal does not tell
   */
  boolean isPolled(String taskQueue);
}
