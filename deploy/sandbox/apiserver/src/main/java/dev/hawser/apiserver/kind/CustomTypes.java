package dev.hawser.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types that a CustomResourceDefinition adds, one per served version. */
final class CustomTypes {
  private CustomTypes() {}

  static List<ResourceType> of(ObjectNode definition) {
    JsonNode spec = definition.path("spec");
    return Json.objects(spec.path("versions")).stream()
        .filter(version -> version.path("served").asBoolean())
        .map(version -> type(spec, version))
        .toList();
  }

  private static ResourceType type(JsonNode spec, ObjectNode version) {
    JsonNode names = spec.path("names");
    boolean status = version.path("subresources").has("status");
    return new ResourceType(
        new GroupResource(spec.path("group").asText(), names.path("plural").asText()),
        version.path("name").asText(),
        names.path("kind").asText(),
        names.path("singular").asText(),
        spec.path("scope").asText().equals("Namespaced"),
        Json.texts(names.path("shortNames")),
        Json.texts(names.path("categories")),
        status ? Set.of("status") : Set.of(),
        true,
        true,
        columns(version.path("additionalPrinterColumns")),
        version.path("schema").path("openAPIV3Schema"));
  }

  private static List<Column> columns(JsonNode printer) {
    if (printer.isEmpty()) return List.of(Column.AGE);
    return Json.objects(printer).stream().flatMap(CustomTypes::column).toList();
  }

  private static Stream<Column> column(ObjectNode column) {
    return Stream.of(
        Column.at(
            column.path("name").asText(),
            column.path("type").asText(),
            column.path("priority").asInt(),
            column.path("jsonPath").asText()));
  }
}
