package dev.hawser.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Json;
import java.util.List;

/** The one CEL rule that is understood: {@code self == oldSelf}. */
final class Immutability {
  private static final String RULE = "self == oldSelf";

  private Immutability() {}

  static List<StatusCause> check(String path, JsonNode value, JsonNode old, JsonNode schema) {
    if (old.isMissingNode() || old.equals(value)) return List.of();
    return Json.objects(schema.path("x-kubernetes-validations")).stream()
        .filter(rule -> rule.path("rule").asText().strip().equals(RULE))
        .map(rule -> rule.path("message").asText("failed rule: " + RULE))
        .map(message -> StatusCause.invalid(path, shown(value, schema), message))
        .toList();
  }

  private static String shown(JsonNode value, JsonNode schema) {
    return value.isContainerNode()
        ? '"' + schema.path("type").asText() + '"'
        : StatusCause.shown(value);
  }
}
