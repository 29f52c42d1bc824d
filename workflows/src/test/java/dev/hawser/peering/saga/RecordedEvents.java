package dev.hawser.peering.saga;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** What a history says about the machine that it was recorded on, and how that is left out. */
final class RecordedEvents {
  /** The client, the workers and Temporal itself, as a recorded history calls them. */
  static final List<String> IDENTITIES = List.of("", "environment", "history-service");

  private static final String STICKY = "TASK_QUEUE_KIND_STICKY";
  private static final List<String> LEFT_OUT =
      List.of("stackTrace", "workerVersion", "binaryChecksum", "namespaceId", "requestId");

  private RecordedEvents() {}

  /** Leaves out names of machines and processes, and traces of the code. */
  static void normalize(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(LEFT_OUT);
      replaceNames(object);
    }
    node.forEach(RecordedEvents::normalize);
  }

  private static void replaceNames(ObjectNode object) {
    if (object.path("kind").asText().equals(STICKY)) object.put("name", "sticky");
    if (object.path("identity") instanceof TextNode who && !IDENTITIES.contains(who.asText())) {
      object.put("identity", IDENTITIES.get(1));
    }
  }
}
