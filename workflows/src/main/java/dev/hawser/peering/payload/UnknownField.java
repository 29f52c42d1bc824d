package dev.hawser.peering.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field that a request does not have. It is looked for before the request is read: a misspelt
 * {@code consumer} would otherwise be reported as a missing one.
 */
record UnknownField(String path, List<String> known) {

  static Optional<UnknownField> in(JsonNode request, Class<?> type) {
    return in(request, type, "");
  }

  ApplicationFailure failure() {
    return Failures.refuse(
        FailureType.INVALID_REQUEST,
        "unknown field \"" + path + "\"; known fields: " + String.join(", ", known));
  }

  private static Optional<UnknownField> in(JsonNode object, Class<?> type, String path) {
    if (!object.isObject() || !type.isRecord()) return Optional.empty();
    return object.properties().stream()
        .flatMap(field -> in(field, type, path).stream())
        .findFirst();
  }

  private static Optional<UnknownField> in(
      Map.Entry<String, JsonNode> field, Class<?> type, String path) {
    var components = Arrays.asList(type.getRecordComponents());
    return components.stream()
        .filter(component -> component.getName().equals(field.getKey()))
        .findFirst()
        .map(known -> in(field.getValue(), known.getType(), path + field.getKey() + "."))
        .orElseGet(() -> Optional.of(new UnknownField(path + field.getKey(), names(components))));
  }

  private static List<String> names(List<RecordComponent> components) {
    return components.stream().map(RecordComponent::getName).sorted().toList();
  }
}
