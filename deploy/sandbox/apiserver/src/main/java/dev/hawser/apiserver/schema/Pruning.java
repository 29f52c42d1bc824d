package dev.hawser.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes away what a schema does not know. */
public final class Pruning {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final List<String> unknown = new ArrayList<>();

  private Pruning() {}

  /**
   * Prunes an object in place.
   *
   * @param schema missing: anything goes
   * @return the paths of what was taken away, sorted
   */
  public static List<String> of(ObjectNode object, JsonNode schema) {
    var pruning = new Pruning();
    if (schema.isObject()) pruning.fields("", object, schema, true);
    return pruning.unknown.stream().sorted().toList();
  }

  private void visit(String path, JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object) {
      boolean embedded = schema.path("x-kubernetes-embedded-resource").asBoolean();
      fields(path, object, schema, embedded);
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        visit(path + "[" + i + "]", value.path(i), schema.path("items"));
      }
    }
  }

  private void fields(String path, ObjectNode object, JsonNode schema, boolean whole) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (whole && OF_EVERY_OBJECT.contains(name)) continue;
      String place = path.isEmpty() ? name : path + "." + name;
      JsonNode known = schema.path("properties").path(name);
      JsonNode others = schema.path("additionalProperties");
      if (known.isObject()) {
        visit(place, object.path(name), known);
      } else if (others.isObject()) {
        visit(place, object.path(name), others);
      } else if (!isOpen(schema)) {
        object.remove(name);
        unknown.add(place);
      }
    }
  }

  private static boolean isOpen(JsonNode schema) {
    return schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
        || schema.path("additionalProperties").asBoolean();
  }
}
