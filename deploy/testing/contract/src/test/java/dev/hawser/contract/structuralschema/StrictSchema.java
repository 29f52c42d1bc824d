package dev.hawser.contract.structuralschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Translates Kubernetes' structural schemas to JSON Schema. Fields that a server would silently
 * drop are forbidden, and fields with a default are not required.
 */
final class StrictSchema {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private StrictSchema() {}

  /** The schema of an object; its metadata is not checked. */
  static ObjectNode of(JsonNode structural) {
    ObjectNode schema = translated(structural);
    ObjectNode properties = schema.withObject("/properties");
    OF_EVERY_OBJECT.forEach(name -> properties.putObject(name));
    return schema;
  }

  private static ObjectNode translated(JsonNode structural) {
    ObjectNode schema = structural.deepCopy();
    boolean open = structural.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (schema.path("properties") instanceof ObjectNode properties) {
      properties.properties().forEach(field -> field.setValue(translated(field.getValue())));
      dropDefaulted(schema, properties);
    }
    if (schema.path("items").isObject()) schema.set("items", translated(schema.path("items")));
    if (schema.path("additionalProperties").isObject()) {
      schema.set("additionalProperties", translated(schema.path("additionalProperties")));
    } else if (schema.path("type").asText().equals("object") && !open) {
      if (!schema.has("additionalProperties")) schema.put("additionalProperties", false);
    }
    if (structural.path("x-kubernetes-int-or-string").asBoolean()) {
      schema.set("type", types("integer", "string"));
    }
    if (structural.path("nullable").asBoolean()) {
      schema.set("type", types(structural.path("type").asText(), "null"));
    }
    return schema;
  }

  private static void dropDefaulted(ObjectNode schema, ObjectNode properties) {
    if (!(schema.path("required") instanceof ArrayNode required)) return;
    required.removeIf(name -> properties.path(name.asText()).has("default"));
  }

  private static ArrayNode types(String first, String second) {
    return JsonNodeFactory.instance.arrayNode().add(first).add(second);
  }
}
