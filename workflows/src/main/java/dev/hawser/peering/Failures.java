package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.KeptObject;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import java.util.stream.Collectors;

/** The failures that a run ends with: one of Hawser's types and a sentence. */
public final class Failures {
  private Failures() {}

  public static ApplicationFailure refuse(FailureType type, String message) {
    return ApplicationFailure.newNonRetryableFailure(message, type.word());
  }

  /**
   * The failure of an activity as the run's own: same type and message, with what was kept as
   * details. The server would show "Activity task failed" otherwise.
   */
  public static ApplicationFailure of(TemporalFailure failure, List<KeptObject> kept) {
    if (failure instanceof ApplicationFailure own) return kept.isEmpty() ? own : again(own, kept);
    return switch (failure.getCause()) {
      case ApplicationFailure cause -> again(cause, kept);
      case TimeoutFailure timeout -> ofTimeout(failure, timeout);
      case null, default -> refuse(FailureType.ABORTED, "cancelled");
    };
  }

  /** No worker polls the queue of the cluster. */
  public static ApplicationFailure noWorker(ClusterId cluster) {
    return refuse(
        FailureType.NO_WORKER,
        "no worker serves cluster "
            + cluster
            + ": check the ID, and that a worker with its credentials runs (hawser worker)");
  }

  /** A worker polls the queue of the cluster, as far as is known, but has started nothing. */
  public static ApplicationFailure workerBusy(ClusterId cluster) {
    return refuse(
        FailureType.WORKER_BUSY,
        "the worker of cluster "
            + cluster
            + " has not started the inspection in time: it is busy, or it has just gone away");
  }

  public static String sentence(TemporalFailure failure) {
    return of(failure, List.of()).getOriginalMessage();
  }

  public static boolean isCancellation(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  /** Whether no worker picked the activity up in time. */
  public static boolean isNotStarted(TemporalFailure failure) {
    return failure.getCause() instanceof TimeoutFailure timeout
        && timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
  }

  /** Whether an attempt ended with an unknown outcome: its last write may still arrive. */
  public static boolean isOutcomeUnknown(TemporalFailure failure) {
    return failure.getCause() instanceof TimeoutFailure && !isNotStarted(failure);
  }

  private static ApplicationFailure again(ApplicationFailure cause, List<KeptObject> kept) {
    return ApplicationFailure.newNonRetryableFailure(
        withKept(cause.getOriginalMessage(), kept), cause.getType(), kept);
  }

  private static ApplicationFailure ofTimeout(TemporalFailure failure, TimeoutFailure timeout) {
    String activity =
        failure instanceof ActivityFailure activityFailure
            ? activityFailure.getActivityType()
            : "an activity";
    if (timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START) {
      return refuse(FailureType.NO_WORKER, "no worker picked up " + activity + " in time");
    }
    return refuse(FailureType.TIMED_OUT, activity + " timed out");
  }

  public static ApplicationFailure withKept(
      FailureType type, String message, List<KeptObject> kept) {
    return ApplicationFailure.newNonRetryableFailure(withKept(message, kept), type.word(), kept);
  }

  /** The sentence, and what was kept. */
  public static String withKept(String message, List<KeptObject> kept) {
    return kept.isEmpty() ? message : message + " (kept: " + enumerated(kept) + ")";
  }

  /** What was kept, as a sentence lists it; empty when nothing was. */
  public static String enumerated(List<KeptObject> kept) {
    return kept.stream().map(KeptObject::toString).collect(Collectors.joining("; "));
  }
}
