package dev.hawser.peering.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;

/** Requests as people type them: JSON, here with single quotes, rome and milan filled in. */
public final class RequestJson {
  private RequestJson() {}

  public static PeerRequest peer(String options) {
    return read(options, PeerRequest.class);
  }

  public static UnpeerRequest unpeer(String options) {
    return read(options, UnpeerRequest.class);
  }

  /** As it goes over the wire, unchecked. */
  public static JsonNode raw(String json) {
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
