package dev.hawser.starter.progress;

import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.Failure;

/**
 * A failure as people read it: the first line of the innermost message, never the engine's words.
 */
final class FailureWords {
  private FailureWords() {}

  /** Empty when the failure says nothing. */
  static String of(Failure failure) {
    var cause = failure;
    while (cause.hasCause() && (cause.getMessage().isBlank() || cause.hasTimeoutFailureInfo())) {
      cause = cause.getCause();
    }
    return cause.hasTimeoutFailureInfo()
        ? timeout(cause.getTimeoutFailureInfo().getTimeoutType())
        : cause.getMessage().lines().findFirst().orElse("").strip();
  }

  /** Whether no worker has taken the activity in time: the run may ask again. */
  static boolean isNotTaken(Failure failure) {
    return failure.getTimeoutFailureInfo().getTimeoutType()
        == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
  }

  private static String timeout(TimeoutType type) {
    return switch (type) {
      case TIMEOUT_TYPE_SCHEDULE_TO_START -> "no worker of the cluster took the step in time";
      case TIMEOUT_TYPE_HEARTBEAT -> "the worker of the cluster stopped answering";
      default -> "the step was not done in time";
    };
  }
}
