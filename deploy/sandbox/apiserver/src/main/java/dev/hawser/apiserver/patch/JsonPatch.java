package dev.hawser.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import io.fabric8.zjsonpatch.JsonPatchException;

/** A JSON Patch (RFC 6902): a list of operations, all of which must succeed. */
record JsonPatch(JsonNode operations) implements Patch {
  static JsonPatch parse(JsonNode body) {
    if (!body.isArray()) {
      throw ApiFailure.badRequest(
          "error decoding patch: json: cannot unmarshal object into Go value of type"
              + " []handlers.jsonPatchOp");
    }
    return new JsonPatch(body);
  }

  @Override
  public ObjectNode applyTo(ObjectNode object) {
    try {
      JsonNode result = object;
      for (JsonNode operation : operations) result = apply(operation, result);
      return (ObjectNode) result;
    } catch (JsonPatchException | IllegalArgumentException | ClassCastException e) {
      throw ApiFailure.refusedPatch();
    }
  }

  /** The library removes what does not exist without an error; an API server refuses that. */
  private static JsonNode apply(JsonNode operation, JsonNode object) {
    boolean removes = operation.path("op").asText().equals("remove");
    if (removes && object.at(operation.path("path").asText()).isMissingNode()) {
      throw ApiFailure.refusedPatch();
    }
    var single = JsonNodeFactory.instance.arrayNode().add(operation);
    return io.fabric8.zjsonpatch.JsonPatch.apply(single, object);
  }
}
