package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** What the failures of a step become: whether Temporal tries again, and with which type. */
final class StepFailures {
  private StepFailures() {}

  /**
   * Runs a step. What one without a limit fails with is worth another try: Temporal repeats the
   * activity.
   */
  static <T> T repeatable(ActivityScope scope, Supplier<T> step) {
    try {
      return step.get();
    } catch (ApplicationFailure failure) {
      throw scope.patience() == null ? retryable(failure) : failure;
    }
  }

  private static ApplicationFailure retryable(ApplicationFailure failure) {
    if (!failure.isNonRetryable()) return failure;
    return ApplicationFailure.newBuilder()
        .setMessage(failure.getOriginalMessage())
        .setType(failure.getType())
        .build();
  }

  /**
   * Runs a step. An object that can't be read stays unreadable, so it is not retried; an attempt
   * that is stopped while it reads is.
   */
  static <T> T readable(ClusterId cluster, Supplier<T> step) {
    try {
      return step.get();
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw ApplicationFailure.newNonRetryableFailure(
          "an object on " + cluster + " can't be read: " + e.getMessage(),
          FailureType.INVALID_OBJECT.word());
    }
  }
}
