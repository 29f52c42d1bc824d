package dev.hawser.apiserver.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.Json;
import java.util.List;

/** RFC 6902: a list of operations, all of which must succeed. */
record JsonPatch(List<ObjectNode> operations) implements Patch {
  static JsonPatch parse(JsonNode body) {
    if (!body.isArray()) {
      throw ApiFailure.badRequest(
          "error decoding patch: json: cannot unmarshal object into Go value of type"
              + " []handlers.jsonPatchOp");
    }
    return new JsonPatch(Json.objects(body));
  }

  @Override
  public ObjectNode applyTo(ObjectNode object) {
    ObjectNode result = object.deepCopy();
    operations.forEach(operation -> apply(result, operation));
    return result;
  }

  private static void apply(ObjectNode root, ObjectNode operation) {
    JsonPointer path = pointer(operation, "path");
    JsonNode value = operation.path("value");
    switch (operation.path("op").asText()) {
      case "add" -> add(root, path, value.deepCopy());
      case "remove" -> remove(root, path);
      case "replace" -> {
        remove(root, path);
        add(root, path, value.deepCopy());
      }
      case "test" -> {
        if (!root.at(path).equals(value)) throw failed();
      }
      case "move" -> add(root, path, remove(root, pointer(operation, "from")));
      case "copy" -> add(root, path, existing(root, pointer(operation, "from")).deepCopy());
      default -> throw failed();
    }
  }

  private static JsonPointer pointer(ObjectNode operation, String field) {
    try {
      return JsonPointer.compile(operation.path(field).asText());
    } catch (IllegalArgumentException malformed) {
      throw ApiFailure.badRequest("invalid JSON pointer: " + operation.path(field).asText());
    }
  }

  private static void add(ObjectNode root, JsonPointer path, JsonNode value) {
    String last = last(path);
    switch (root.at(path.head())) {
      case ObjectNode object -> object.set(last, value);
      case ArrayNode array when last.equals("-") -> array.add(value);
      case ArrayNode array -> array.insert(index(last, array.size()), value);
      default -> throw failed();
    }
  }

  private static JsonNode remove(ObjectNode root, JsonPointer path) {
    JsonNode old = existing(root, path);
    String last = last(path);
    switch (root.at(path.head())) {
      case ObjectNode object -> object.remove(last);
      case ArrayNode array -> array.remove(index(last, array.size() - 1));
      default -> throw failed();
    }
    return old;
  }

  private static JsonNode existing(ObjectNode root, JsonPointer path) {
    JsonNode found = root.at(path);
    if (found.isMissingNode()) throw failed();
    return found;
  }

  private static String last(JsonPointer path) {
    if (path.matches()) throw failed();
    return path.last().getMatchingProperty();
  }

  private static int index(String text, int largest) {
    try {
      int index = Integer.parseInt(text);
      if (index >= 0 && index <= largest) return index;
    } catch (NumberFormatException notANumber) {
      throw failed();
    }
    throw failed();
  }

  private static ApiFailure failed() {
    return ApiFailure.refusedPatch();
  }
}
