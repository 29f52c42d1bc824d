package dev.hawser.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;

/** A server's answer as a JSON object with {@code code}, {@code type} and {@code body}. */
final class ServerAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ServerAnswer() {}

  /** A complete answer; a body that is not JSON becomes a text. */
  static ObjectNode of(int code, String type, String body) {
    ObjectNode answer = head(code, type);
    if (!body.isEmpty()) answer.set("body", type.contains("json") ? read(body) : text(body));
    return answer;
  }

  /** The events of a watch, one per line. */
  static ObjectNode ofWatch(int code, String type, String lines) {
    if (code != 200) return of(code, type, lines);
    ObjectNode answer = head(code, type);
    var events = answer.putArray("events");
    lines.lines().map(ServerAnswer::read).forEach(events::add);
    return answer;
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the server did not send JSON: " + json, e);
    }
  }

  private static JsonNode text(String body) {
    return TextNode.valueOf(body);
  }

  private static ObjectNode head(int code, String type) {
    return JSON.createObjectNode().put("code", code).put("type", type);
  }
}
