package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Base64Bytes;
import dev.hawser.apiserver.object.Json;
import java.time.Instant;
import java.util.List;

/** Secrets keep base64, and take clear text too. */
final class SecretRules implements KindRules {
  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    encode(object);
    if (!object.has("type")) object.put("type", "Opaque");
  }

  @Override
  public void onUpdate(ObjectNode object, JsonNode old, String subresource, Instant now) {
    encode(object);
    if (!object.has("type")) object.set("type", old.path("type"));
  }

  @Override
  public List<StatusCause> check(ObjectNode object, JsonNode old) {
    object.path("data").forEach(SecretRules::requireBase64);
    boolean changed = old.isObject() && !old.path("type").equals(object.path("type"));
    return changed
        ? List.of(StatusCause.invalid("type", object.path("type"), "field is immutable"))
        : List.of();
  }

  private static void encode(ObjectNode object) {
    if (!(object.remove("stringData") instanceof ObjectNode clear)) return;
    ObjectNode data = Json.child(object, "data");
    clear
        .properties()
        .forEach(entry -> data.put(entry.getKey(), Base64Bytes.encode(entry.getValue().asText())));
  }

  private static void requireBase64(JsonNode value) {
    if (Base64Bytes.areIn(value.asText())) return;
    throw ApiFailure.badRequest(
        "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input"
            + " byte 0");
  }
}
