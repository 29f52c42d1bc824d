package dev.hawser.peering.saga;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/**
 * What a run asks Temporal because it can't know it itself. Local activities of the worker that
 * serves the runs; they only read.
 */
@ActivityInterface
public interface TemporalLookup {
  /**
   * Whether a worker polls the queue for activities, or has done so within the last two minutes.
   *
   * @param now on the clock of the Temporal server, as the run knows it: the server notes the polls
   *     by that clock, and the worker's may be wrong
   * @throws RuntimeException when Temporal does not answer
   */
  boolean isPolled(String taskQueue, Instant now);

  /**
   * Whether an activity of the run, by now ended, may have lost an attempt whose last write can
   * still arrive. A run only sees how the last attempt ended.
   *
   * @throws RuntimeException when Temporal does not answer
   */
  boolean hasLostAttempt(String workflowId, String runId);
}
