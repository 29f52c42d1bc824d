package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.PlainText;
import dev.hawser.activity.TaskQueues;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The failures that a run ends with: one of Hawser's types and a sentence. */
public final class Failures {
  private static final int LONGEST = 2000;

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
      case TimeoutFailure ignored ->
          refuse(FailureType.TIMED_OUT, activity(failure) + " timed out");
      case null, default ->
          isCancellation(failure)
              ? refuse(FailureType.ABORTED, "cancelled")
              : refuse(FailureType.INTERNAL_ERROR, bounded(failure.getMessage()));
    };
  }

  /**
   * Any exception of workflow code as a failure with which a run can end. A plain one is a defect
   * and keeps its stack trace; without this, Temporal would repeat the workflow task forever.
   */
  public static TemporalFailure typed(RuntimeException exception) {
    if (exception instanceof TemporalFailure failure) return failure;
    return ApplicationFailure.newNonRetryableFailureWithCause(
        bounded("Hawser failed: " + exception), FailureType.INTERNAL_ERROR.word(), exception);
  }

  /** An activity was executed, but what its worker answered can't be read. */
  public static ApplicationFailure unreadable(ClusterId cluster, String activity, String why) {
    return refuse(
        FailureType.UNREADABLE_ANSWER,
        "the worker of cluster "
            + cluster
            + " answered "
            + activity
            + " in a form that can't be read: "
            + why
            + "; bring the workers to the same release");
  }

  /** As above; a value that breaks a rule keeps the type and sentence of that. */
  public static ApplicationFailure unreadable(
      ClusterId cluster, String activity, DataConverterException unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure refused) {
        return ApplicationFailure.newNonRetryableFailure(
            "cluster " + cluster + ": " + bounded(refused.getOriginalMessage()), refused.getType());
      }
    }
    return unreadable(cluster, activity, reason(unreadable));
  }

  /**
   * A worker can't read what it got for an activity. Retryable, because an undo waits for a worker
   * that can.
   */
  public static ApplicationFailure unreadableArgument(
      String taskQueue, String activity, DataConverterException unreadable) {
    String worker = TaskQueues.cluster(taskQueue).map(id -> "cluster " + id).orElse(taskQueue);
    return ApplicationFailure.newFailure(
        "the worker of "
            + worker
            + " can't read what it got for "
            + activity
            + ": "
            + reason(unreadable)
            + "; bring the workers to the same release",
        FailureType.INCOMPATIBLE_WORKER.word());
  }

  /** Why an answer can't be read, without any of its content. */
  public static String reason(DataConverterException unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableAnswerException answer)
        return String.valueOf(answer.getMessage());
    }
    return "it is not of the expected type";
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
        withKept(bounded(cause.getOriginalMessage()), kept), cause.getType(), kept);
  }

  /** Messages of workers are repeated in the status of the run, which Temporal limits in size. */
  private static String bounded(@Nullable String message) {
    return message == null ? "no message" : PlainText.cut(message, LONGEST);
  }

  private static String activity(TemporalFailure failure) {
    return failure instanceof ActivityFailure ofActivity
        ? ofActivity.getActivityType()
        : "an activity";
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
