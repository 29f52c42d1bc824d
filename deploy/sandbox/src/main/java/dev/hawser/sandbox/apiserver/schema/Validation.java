package dev.hawser.sandbox.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.apiserver.failure.Cause;
import dev.hawser.sandbox.apiserver.object.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks an object against its schema. */
public final class Validation {
  private final List<Cause> causes = new ArrayList<>();

  private Validation() {}

  /**
   * Everything that is wrong with an object.
   *
   * @param old what it was before; missing when it is new
   */
  public static List<Cause> of(JsonNode object, JsonNode old, JsonNode schema) {
    var validation = new Validation();
    validation.visit("", object, old, schema);
    return List.copyOf(validation.causes);
  }

  private void visit(String path, JsonNode value, JsonNode old, JsonNode schema) {
    if (value.isNull() && schema.path("nullable").asBoolean()) return;
    if (!ValueType.of(schema).accepts(value)) {
      causes.add(mistyped(path, value, schema));
      return;
    }
    // What an object already was may stay, as in Kubernetes since validation ratchets.
    if (!value.equals(old)) causes.addAll(ValueRules.check(path, value, schema));
    if (value instanceof ObjectNode object) {
      fields(path, object, old, schema);
    } else if (value.isArray()) {
      items(path, value, old, schema);
    }
    causes.addAll(Immutability.check(path, value, old, schema));
  }

  private void fields(String path, ObjectNode object, JsonNode old, JsonNode schema) {
    Json.texts(schema.path("required")).stream()
        .filter(name -> !object.has(name))
        .forEach(name -> causes.add(Cause.required(join(path, name), "")));
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode before = old.path(name);
      if (properties.has(name)) {
        visit(join(path, name), field.getValue(), before, properties.path(name));
      } else if (others.isObject()) {
        visit(join(path, name), field.getValue(), before, others);
      }
    }
  }

  private void items(String path, JsonNode list, JsonNode old, JsonNode schema) {
    JsonNode items = schema.path("items");
    List<String> keys = Json.texts(schema.path("x-kubernetes-list-map-keys"));
    for (int i = 0; i < list.size(); i++) {
      JsonNode before = keys.isEmpty() ? old.path(i) : sameKeys(list.path(i), old, keys);
      visit(path + "[" + i + "]", list.path(i), before, items);
    }
  }

  private static JsonNode sameKeys(JsonNode item, JsonNode old, List<String> keys) {
    return Json.elements(old)
        .filter(each -> keys.stream().allMatch(key -> each.path(key).equals(item.path(key))))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static Cause mistyped(String path, JsonNode value, JsonNode schema) {
    String wanted = schema.path("type").asText("integer or string");
    return new Cause(
        "FieldValueTypeInvalid",
        "Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
            .formatted(ValueType.name(value), path, wanted, ValueType.name(value)),
        path);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
