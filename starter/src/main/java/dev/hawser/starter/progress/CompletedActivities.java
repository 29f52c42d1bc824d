package dev.hawser.starter.progress;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which activities of a run have been scheduled and completed, each on its cluster. */
final class CompletedActivities {
  private static final String SLICE = "EnsureSlice";

  private final TemporalClient temporal;
  private final Map<Long, Activity> scheduled = new HashMap<>();
  private final Map<Activity, Payloads> completed = new HashMap<>();

  /** One activity type on one cluster. */
  private record Activity(String type, String cluster) {
    static Activity of(LiqoctlLine line) {
      return new Activity(line.activity(), line.cluster().value());
    }
  }

  CompletedActivities(TemporalClient temporal) {
    this.temporal = temporal;
  }

  void add(HistoryEvent event) {
    if (event.hasActivityTaskScheduledEventAttributes()) schedule(event);
    if (event.hasActivityTaskCompletedEventAttributes()) complete(event);
  }

  private void schedule(HistoryEvent event) {
    var attributes = event.getActivityTaskScheduledEventAttributes();
    String cluster = TaskQueues.cluster(attributes.getTaskQueue().getName()).orElse("");
    scheduled.put(
        event.getEventId(), new Activity(attributes.getActivityType().getName(), cluster));
  }

  private void complete(HistoryEvent event) {
    var attributes = event.getActivityTaskCompletedEventAttributes();
    var activity = scheduled.get(attributes.getScheduledEventId());
    if (activity != null) completed.put(activity, attributes.getResult());
  }

  /** Whether with this event something does not end as it should. */
  boolean isTroubled(HistoryEvent event) {
    return event.hasActivityTaskFailedEventAttributes()
        || event.hasActivityTaskTimedOutEventAttributes()
        || event.hasActivityTaskCancelRequestedEventAttributes();
  }

  /** Whether the line's activity has been scheduled. */
  boolean hasBegun(LiqoctlLine line) {
    return scheduled.containsValue(Activity.of(line));
  }

  /** What to print now that the line's activity has completed; empty until then. */
  Optional<String> done(LiqoctlLine line) {
    return Optional.ofNullable(completed.get(Activity.of(line)))
        .map(result -> line.done().apply(value(result, DeleteResult.class, DeleteResult.NOTHING)));
  }

  /** Whether the provider has not granted the resources that were asked for. */
  boolean isDenied() {
    var granted = new SliceDecision("any", Map.of(), null);
    return completed.entrySet().stream()
        .filter(activity -> activity.getKey().type().equals(SLICE))
        .anyMatch(slice -> !value(slice.getValue(), SliceDecision.class, granted).isUsable());
  }

  /** The fallback for a result of another type. */
  private <T> T value(Payloads result, Class<T> type, T fallback) {
    try {
      return result.getPayloadsCount() == 0
          ? fallback
          : temporal.value(result.getPayloads(0), type);
    } catch (RuntimeException ofAnotherType) {
      return fallback;
    }
  }
}
