package dev.hawser.starter.progress;

import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.Timestamps;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run and its activities, from its history and from what is pending. */
public final class RunActivities {
  private static final String UNKNOWN_STEP = "a step of a newer worker";

  private final TemporalClient temporal;
  private final RunFacts facts;
  private final ActivityEnding endings;
  private final Map<Long, ActivityProgress> activities = new LinkedHashMap<>();
  private final Map<String, Long> ids = new HashMap<>();
  private final long before;
  private String untaken = "";

  /** Of a run that the command has started, or shows from its beginning. */
  public RunActivities(TemporalClient temporal) {
    this(temporal, 0);
  }

  /**
   * Of a run that was under way.
   *
   * @param before the number of the last event before the command had a part in it
   */
  public RunActivities(TemporalClient temporal, long before) {
    this.temporal = temporal;
    this.before = before;
    this.facts = new RunFacts(temporal);
    this.endings = new ActivityEnding(temporal, facts);
  }

  /** Whether a worker has taken the run. */
  public boolean isTaken() {
    return facts.isTaken();
  }

  /** Whether it happened before the command had a part in the run. */
  boolean isOld(HistoryEvent event) {
    return event.getEventId() <= before;
  }

  /** What a command has to repeat to reach the same Temporal, each with a space before it. */
  String flags() {
    return temporal.flags();
  }

  /** All that are part of a step, in the order in which they were scheduled. */
  public List<ActivityProgress> all() {
    return List.copyOf(activities.values());
  }

  /** The run as people see it: its steps, and how it is going. */
  RunView view() {
    return RunView.of(facts, facts.isTaken() ? "" : untaken, all());
  }

  /** Adds events and returns the activities that they ended. */
  public List<ActivityProgress> add(List<HistoryEvent> events) {
    var ended = new ArrayList<ActivityProgress>();
    for (var event : events) {
      facts.add(event);
      long scheduledId = scheduledBy(event);
      if (scheduledId == 0) continue;
      var activity = add(event, scheduledId);
      if (activity != null && !activity.isRunning()) ended.add(activity);
    }
    return ended;
  }

  /** No worker has taken the run yet, though one has had its time. */
  void untaken(boolean isServed) {
    untaken = isServed ? Progress.NOT_TAKEN : Progress.NO_WORKER;
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
      var activity = scheduled(event, event.getActivityTaskScheduledEventAttributes());
      if (activity.action().kind() == StepAction.Kind.NOTICE) return null;
      activities.put(id, activity);
      ids.put(event.getActivityTaskScheduledEventAttributes().getActivityId(), id);
      return activity;
    }
    return activities.computeIfPresent(id, (key, activity) -> endings.of(activity, event));
  }

  private ActivityProgress scheduled(
      HistoryEvent event, ActivityTaskScheduledEventAttributes scheduled) {
    String type = scheduled.getActivityType().getName();
    String cluster = TaskQueues.cluster(scheduled.getTaskQueue().getName()).orElse("");
    var action =
        KnownActivity.of(type)
            .map(known -> known.action(facts))
            .orElseGet(() -> new StepAction(summary(event, cluster), StepAction.Kind.STEP));
    return ActivityProgress.scheduled(
        type, action, cluster, Timestamps.instant(event.getEventTime()));
  }

  /**
   * What the run itself says that an activity is about; for one that this release does not know.
   */
  private String summary(HistoryEvent event, String cluster) {
    if (!event.getUserMetadata().hasSummary()) return UNKNOWN_STEP;
    try {
      String words = temporal.value(event.getUserMetadata().getSummary(), String.class);
      String where = " on " + cluster;
      return words.endsWith(where) ? words.substring(0, words.length() - where.length()) : words;
    } catch (RuntimeException unreadable) {
      return UNKNOWN_STEP;
    }
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
