package dev.hawser.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;

/** Fills in the defaults of a schema. */
public final class Defaults {
  private Defaults() {}

  /** Adds what is absent; a parent that is absent stays so unless it has a default itself. */
  public static void fill(JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object) {
      schema
          .path("properties")
          .properties()
          .forEach(property -> fillProperty(object, property.getKey(), property.getValue()));
      JsonNode others = schema.path("additionalProperties");
      if (others.isObject()) object.forEach(each -> fill(each, others));
    } else if (value.isArray()) {
      Json.elements(value).forEach(each -> fill(each, schema.path("items")));
    }
  }

  private static void fillProperty(ObjectNode object, String name, JsonNode schema) {
    boolean dropped = object.path(name).isNull() && !schema.path("nullable").asBoolean();
    if (dropped) object.remove(name);
    if (!object.has(name) && schema.has("default")) {
      object.set(name, schema.path("default").deepCopy());
    }
    fill(object.path(name), schema);
  }
}
