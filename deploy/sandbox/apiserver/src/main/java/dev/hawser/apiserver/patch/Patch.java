package dev.hawser.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import java.util.List;

/** A change to an object, whatever the object is at the time. */
public sealed interface Patch permits JsonPatch, MergePatch, StrategicMergePatch {
  /** What is named to who sends another; server-side apply is not among what is understood. */
  List<String> OF_CUSTOM_OBJECTS =
      List.of(
          "application/json-patch+json",
          "application/merge-patch+json",
          "application/apply-patch+yaml");

  /** The changed object; the given one stays as it is. */
  ObjectNode applyTo(ObjectNode object);

  /**
   * Understands a request's body.
   *
   * @param custom whether the object's kind comes from a CustomResourceDefinition, which have no
   *     strategic merge
   */
  static Patch of(String mediaType, JsonNode body, boolean custom) {
    return switch (mediaType) {
      case "application/json-patch+json" -> JsonPatch.parse(body);
      case "application/merge-patch+json" -> new MergePatch(object(body));
      case "application/strategic-merge-patch+json" -> {
        if (custom) throw ApiFailure.unsupportedMediaType(OF_CUSTOM_OBJECTS);
        yield new StrategicMergePatch(object(body));
      }
      default ->
          throw custom
              ? ApiFailure.unsupportedMediaType(OF_CUSTOM_OBJECTS)
              : ApiFailure.unknownPatch();
    };
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) return object;
    throw ApiFailure.badRequest("error decoding patch: json: cannot unmarshal into a JSON object");
  }
}
