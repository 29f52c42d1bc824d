package dev.hawser.activity;

import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;

/**
 * Answers for the activities that a cluster's worker does not have: those of another release. The
 * failure is retryable, because an undo waits for a worker that has them.
 */
public final class UnknownActivity implements DynamicActivity {
  private final ClusterId cluster;

  public UnknownActivity(ClusterId cluster) {
    this.cluster = cluster;
  }

  /**
   * Does nothing.
   *
   * @throws ApplicationFailure {@link FailureType#INCOMPATIBLE_WORKER}, always
   */
  @Override
  public Object execute(EncodedValues arguments) {
    throw ApplicationFailure.newFailure(
        "the worker of cluster "
            + cluster
            + " has no activity "
            + Activity.getExecutionContext().getInfo().getActivityType()
            + "; bring the workers to the same release",
        FailureType.INCOMPATIBLE_WORKER.word());
  }
}
