package dev.hawser.peering.saga;

import io.temporal.api.enums.v1.EventType;
import java.util.List;

/** What happened in a run, in its order. */
final class EventTypes {
  private EventTypes() {}

  static List<EventType> of(StoredHistory history) {
    return history.events().stream()
        .map(event -> EventType.valueOf(event.path("eventType").asText()))
        .toList();
  }
}
