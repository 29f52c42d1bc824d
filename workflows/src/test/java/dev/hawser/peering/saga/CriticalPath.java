package dev.hawser.peering.saga;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The longest chain of activities of which each waited for the one before, read from a history. */
record CriticalPath(List<String> activities) {

  /** An activity follows the latest completed one that its workflow task had news of. */
  static CriticalPath of(List<HistoryEvent> events) {
    Map<Long, List<String>> chains = new HashMap<>();
    List<String> longest = List.of();
    List<String> news = List.of();
    for (var event : events) {
      if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) {
        var chain = new ArrayList<>(news);
        chain.add(event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
        chains.put(event.getEventId(), chain);
        if (chain.size() > longest.size()) longest = chain;
      } else if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED) {
        news = chains.get(event.getActivityTaskCompletedEventAttributes().getScheduledEventId());
      }
    }
    return new CriticalPath(longest);
  }

  @Override
  public String toString() {
    return activities.size() + " " + activities;
  }
}
