package dev.hawser.starter.progress;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.Timestamps;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The activities of one run, from its history and from what is pending. */
public final class RunActivities {
  private static final SliceDecision UNREADABLE_DECISION =
      new SliceDecision("unreadable", Map.of(), null);

  private final TemporalClient temporal;
  private final Map<Long, ActivityProgress> activities = new LinkedHashMap<>();
  private final Map<String, Long> ids = new HashMap<>();
  private boolean taken;

  public RunActivities(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /** Whether a worker has taken the run. */
  public boolean isTaken() {
    return taken;
  }

  /** All of them, in the order in which they were scheduled. */
  public List<ActivityProgress> all() {
    return List.copyOf(activities.values());
  }

  /** Adds events and returns the activities that they ended. */
  public List<ActivityProgress> add(List<HistoryEvent> events) {
    var ended = new ArrayList<ActivityProgress>();
    for (var event : events) {
      taken |= event.hasWorkflowTaskStartedEventAttributes();
      long scheduledId = scheduledBy(event);
      if (scheduledId == 0) continue;
      var activity = add(event, scheduledId);
      if (activity != null && !activity.isRunning()) ended.add(activity);
    }
    return ended;
  }

  /** Adds what Temporal knows about the pending activities. */
  public void pending(List<PendingActivityInfo> infos) {
    for (var info : infos) {
      var scheduled = ids.get(info.getActivityId());
      if (scheduled == null) continue;
      activities.computeIfPresent(
          scheduled, (id, activity) -> PendingActivity.update(activity, info, temporal));
    }
  }

  private @Nullable ActivityProgress add(HistoryEvent event, long id) {
    if (event.hasActivityTaskScheduledEventAttributes()) {
      var scheduled = event.getActivityTaskScheduledEventAttributes();
      var activity =
          ActivityProgress.scheduled(
              scheduled.getActivityType().getName(),
              TaskQueues.cluster(scheduled.getTaskQueue().getName()).orElse(""),
              time(event));
      activities.put(id, activity);
      ids.put(scheduled.getActivityId(), id);
      return activity;
    }
    return activities.computeIfPresent(id, (key, activity) -> end(activity, event));
  }

  private ActivityProgress end(ActivityProgress activity, HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          completed(
              activity, time(event), event.getActivityTaskCompletedEventAttributes().getResult());
      case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
          activity.ended(
              ActivityProgress.State.FAILED,
              time(event),
              message(event.getActivityTaskFailedEventAttributes().getFailure()));
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
          activity.ended(
              ActivityProgress.State.FAILED,
              time(event),
              message(event.getActivityTaskTimedOutEventAttributes().getFailure()));
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          activity.ended(ActivityProgress.State.CANCELLED, time(event), "cancelled");
      default -> activity;
    };
  }

  private ActivityProgress completed(ActivityProgress activity, Instant when, Payloads result) {
    var unusable = unusable(activity, result);
    return unusable.isPresent()
        ? activity.ended(
            ActivityProgress.State.DENIED,
            when,
            "ResourceSlice resources not accepted: " + unusable.get())
        : activity.ended(ActivityProgress.State.DONE, when, completionMessage(activity, result));
  }

  private String completionMessage(ActivityProgress activity, Payloads result) {
    var messages = ActivityMessages.of(activity.type());
    if (messages.isEmpty()) return activity.type() + " done";
    if (foundNothing(messages.get(), result)) return messages.get().nothingToDo();
    return messages.get().done();
  }

  private boolean foundNothing(ActivityMessages messages, Payloads result) {
    return !messages.nothingToDo().equals(messages.done())
        && value(result, DeleteResult.class, DeleteResult.NOTHING).deleted().isEmpty();
  }

  private Optional<String> unusable(ActivityProgress activity, Payloads result) {
    return ActivityMessages.of(activity.type())
        .filter(messages -> messages == ActivityMessages.ENSURE_SLICE)
        .map(slice -> value(result, SliceDecision.class, UNREADABLE_DECISION).unusable());
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

  private static String message(Failure failure) {
    return failure.getMessage().lines().findFirst().orElse("failed");
  }

  private static Instant time(HistoryEvent event) {
    return Timestamps.instant(event.getEventTime());
  }

  private static long scheduledBy(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> event.getEventId();
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          event.getActivityTaskCompletedEventAttributes().getScheduledEventId();
      case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
          event.getActivityTaskFailedEventAttributes().getScheduledEventId();
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
          event.getActivityTaskTimedOutEventAttributes().getScheduledEventId();
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          event.getActivityTaskCanceledEventAttributes().getScheduledEventId();
      default -> 0;
    };
  }
}
