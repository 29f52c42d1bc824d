package dev.hawser.starter.progress;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.PodGroup;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Step;
import dev.hawser.starter.progress.ActivityProgress.State;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.Timestamps;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How activities of a run end: with what result, or why without one. */
record ActivityEnding(TemporalClient temporal, RunFacts run) {
  private static final ClusterView UNREADABLE_VIEW =
      ClusterView.absent(new ClusterId("unreadable"));
  private static final SliceDecision UNREADABLE_DECISION =
      new SliceDecision("unreadable", Map.of(), null);
  private static final DeleteResult UNREADABLE_REMOVAL =
      new DeleteResult(List.of(ObjectReference.of("object", "unreadable")), List.of());

  /** The activity as the event ends it; the same activity if the event ends nothing. */
  ActivityProgress of(ActivityProgress activity, HistoryEvent event) {
    var when = Timestamps.instant(event.getEventTime());
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          completed(activity, when, event.getActivityTaskCompletedEventAttributes().getResult());
      case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
          failed(activity, when, event.getActivityTaskFailedEventAttributes().getFailure());
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
          failed(activity, when, event.getActivityTaskTimedOutEventAttributes().getFailure());
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED -> activity.ended(State.CANCELLED, when, "");
      default -> activity;
    };
  }

  private static ActivityProgress failed(ActivityProgress activity, Instant when, Failure why) {
    var state = FailureWords.isNotTaken(why) ? State.NOT_TAKEN : State.FAILED;
    return activity.ended(state, when, FailureWords.of(why));
  }

  private ActivityProgress completed(ActivityProgress activity, Instant when, Payloads result) {
    if (activity.type().equals(KnownActivity.ENSURE_SLICE.type())) {
      String unusable = value(result, SliceDecision.class, UNREADABLE_DECISION).unusable();
      if (unusable != null) return activity.ended(State.DENIED, when, unusable);
    }
    if (activity.type().equals(KnownActivity.INSPECT_CLUSTER.type())) {
      return activity.ended(State.DONE, when, running(activity, result));
    }
    return activity.action().isRemoval()
        ? removed(activity, when, value(result, DeleteResult.class, UNREADABLE_REMOVAL))
        : activity.ended(State.DONE, when, "");
  }

  /** What an unpeer finds on the virtual node, before it deletes anything. */
  private String running(ActivityProgress activity, Payloads result) {
    boolean consumes = activity.cluster().equals(run.requested("consumer"));
    if (!run.isUnpeer() || !consumes) return "";
    var offloading = value(result, ClusterView.class, UNREADABLE_VIEW).offloading();
    if (offloading.pods() == 0) return "";
    String where = offloading.pods() == 1 ? " runs on " : " run on ";
    String which =
        offloading.workloads().isEmpty()
            ? ""
            : " (" + PodGroup.enumerated(offloading.workloads()) + ")";
    return PodGroup.pods(offloading.pods()) + where + run.requested("provider") + which;
  }

  private static ActivityProgress removed(
      ActivityProgress activity, Instant when, DeleteResult result) {
    boolean nothing = result.deleted().isEmpty() && !removesUnnamed(activity, result);
    return activity.ended(
        nothing ? State.NOTHING_FOUND : State.DONE,
        when,
        result.kept().isEmpty() ? "" : "kept: " + Failures.enumerated(result.kept()));
  }

  /**
   * Whether it has taken something back that is not among the deleted objects: the claim, which
   * every release removes, or the cordon of a node.
   */
  private static boolean removesUnnamed(ActivityProgress activity, DeleteResult result) {
    String step = activity.action().words();
    return step.equals(Step.CLAIM.words())
        || (step.equals(Step.DRAIN.words()) && result.kept().isEmpty());
  }

  private <T> T value(Payloads result, Class<T> type, T fallback) {
    try {
      return result.getPayloadsCount() == 0
          ? fallback
          : temporal.value(result.getPayloads(0), type);
    } catch (RuntimeException unreadable) {
      return fallback;
    }
  }
}
