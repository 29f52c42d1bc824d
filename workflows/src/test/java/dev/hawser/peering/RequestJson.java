package dev.hawser.peering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests as people type them: JSON, here with single quotes, rome and milan filled in. */
final class RequestJson {
  private RequestJson() {}

  static PeerRequest peer(String options) {
    return read(options, PeerRequest.class);
  }

  static UnpeerRequest unpeer(String options) {
    return read(options, UnpeerRequest.class);
  }

  /** As it goes over the wire, unchecked. */
  static JsonNode raw(String json) {
    try {
      return Payloads.json().readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T read(String options, Class<T> type) {
    var request = (ObjectNode) raw(options);
    request.put("consumer", "rome").put("provider", "milan");
    return Payloads.json().convertValue(request, type);
  }
}
