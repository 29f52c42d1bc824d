package dev.hawser.peering.saga;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.common.WorkflowExecutionHistory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The history of one run as it is kept, one event a line.
 *
 * @param version of Hawser, which made it
 * @param shape the name of a {@link RunShape}
 * @param workflow ID of the workflow, which histories do not name
 * @param run ID of the run, which the history of a run that was reset does not name
 */
record StoredHistory(
    String version, String shape, String workflow, String run, List<ObjectNode> events) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The SDK gives this ID to every run that it replays. */
  private static final String REPLAYED = "run_id_in_replay";

  static StoredHistory parse(String text) throws JsonProcessingException {
    var json = JSON.readTree(text);
    return new StoredHistory(
        json.path("version").asText(),
        json.path("shape").asText(),
        json.path("workflow").asText(),
        json.path("run").asText(),
        events(json));
  }

  static List<ObjectNode> events(WorkflowExecutionHistory history) throws JsonProcessingException {
    return events(JSON.readTree(history.toJson(false)));
  }

  private static List<ObjectNode> events(JsonNode history) {
    var events = new ArrayList<ObjectNode>();
    history.path("events").forEach(event -> events.add((ObjectNode) event));
    return events;
  }

  String text() throws JsonProcessingException {
    var head = JSON.createObjectNode();
    head.put("version", version).put("shape", shape).put("workflow", workflow).put("run", run);
    String opened = JSON.writeValueAsString(head).replaceFirst("}$", ",\"events\":[\n");
    String lines = events.stream().map(JsonNode::toString).collect(Collectors.joining(",\n"));
    return opened + lines + "\n]}\n";
  }

  /** For a replay: where workflow code recorded the ID of its run, it finds that of the replay. */
  WorkflowExecutionHistory forReplay() throws JsonProcessingException {
    var copies = events.stream().map(ObjectNode::deepCopy).toList();
    copies.forEach(
        event ->
            event
                .path("markerRecordedEventAttributes")
                .findParents("data")
                .forEach(this::replaceRun));
    var copy = new StoredHistory(version, shape, workflow, run, copies);
    return WorkflowExecutionHistory.fromJson(copy.text(), workflow);
  }

  private void replaceRun(JsonNode payload) {
    byte[] data = Base64.getDecoder().decode(payload.path("data").asText());
    String text = new String(data, StandardCharsets.UTF_8).replace(run, REPLAYED);
    byte[] replaced = text.getBytes(StandardCharsets.UTF_8);
    ((ObjectNode) payload).put("data", Base64.getEncoder().encodeToString(replaced));
  }
}
