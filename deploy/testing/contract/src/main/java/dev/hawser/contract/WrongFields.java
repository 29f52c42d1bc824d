package dev.hawser.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Objects with one field that is wrong. */
final class WrongFields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MIN_LENGTH = 20;

  /** These fields identify the object or its kind. */
  private static final Set<String> IDENTITY =
      Set.of(
          "clusterID",
          "consumerClusterID",
          "providerClusterID",
          "type",
          "namespace",
          "kind",
          "name",
          "apiVersion",
          "class");

  private WrongFields() {}

  /** One copy of the object for each field that can be wrong. */
  static Stream<LeftoverObject> in(LeftoverObject leftover) {
    JsonNode sections = JSON.valueToTree(leftover.object().getAdditionalProperties());
    return Stream.of("spec", "data")
        .map(section -> JsonPointer.empty().appendProperty(section))
        .flatMap(section -> values(sections.at(section), section))
        .flatMap(field -> wrong(leftover, sections, field).stream());
  }

  private static Stream<JsonPointer> values(JsonNode node, JsonPointer at) {
    if (node instanceof ObjectNode fields) {
      return fields.properties().stream()
          .filter(field -> !IDENTITY.contains(field.getKey()))
          .flatMap(field -> values(field.getValue(), at.appendProperty(field.getKey())));
    }
    if (node instanceof ArrayNode list) {
      return list.isEmpty() ? Stream.of() : values(list.get(0), at.appendIndex(0));
    }
    return node.isMissingNode() ? Stream.of() : Stream.of(at);
  }

  private static Optional<LeftoverObject> wrong(
      LeftoverObject leftover, JsonNode sections, JsonPointer field) {
    var value = sections.at(field);
    var other = otherValue(value);
    if (other.equals(value)) return Optional.empty();
    JsonNode changed = sections.deepCopy();
    switch (changed.at(field.head())) {
      case ArrayNode list -> list.set(0, other);
      case ObjectNode fields -> fields.set(field.last().getMatchingProperty(), other);
      default -> throw new IllegalStateException("no value at " + field);
    }
    var object = ManualObjects.withoutServerFields(leftover.object());
    changed
        .properties()
        .forEach(
            section ->
                object.setAdditionalProperty(
                    section.getKey(), JSON.convertValue(section.getValue(), Object.class)));
    return Optional.of(leftover.with(object, field.toString().substring(1)));
  }

  private static JsonNode otherValue(JsonNode value) {
    if (value.isInt()) return IntNode.valueOf(value.intValue() + 1);
    return value.isTextual() ? TextNode.valueOf(otherValue(value.textValue())) : value;
  }

  /** Keeps addresses valid and base64 decodable, and does not change short words. */
  private static String otherValue(String text) {
    if (text.contains("://")) return text.replace("://", "://another.");
    if (text.matches("\\d+\\.\\d+\\..*")) return text.replaceFirst("\\.\\d+\\.", ".99.");
    if (text.length() < MIN_LENGTH) return text;
    return (text.charAt(0) == 'A' ? 'B' : 'A') + text.substring(1);
  }
}
