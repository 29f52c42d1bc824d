package dev.hawser.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks an object against its schema. */
public final class Validation {
  private static final Set<String> BLOCKING =
      Set.of(
          "FieldValueRequired",
          "FieldValueNotSupported",
          "FieldValueTypeInvalid",
          "FieldValueTooLong",
          "FieldValueTooMany");
  private static final String UNCHECKED =
      "Invalid value: null: some validation rules were not checked because the object was invalid;"
          + " correct the existing errors to complete validation";

  private final List<StatusCause> causes = new ArrayList<>();
  private final List<StatusCause> changes = new ArrayList<>();
  private boolean rules;

  private Validation() {}

  /**
   * Everything that is wrong with an object.
   *
   * @param old what it was before; missing when it is new
   */
  public static List<StatusCause> of(JsonNode object, JsonNode old, JsonNode schema) {
    var validation = new Validation();
    validation.rules = !schema.findValues("x-kubernetes-validations").isEmpty();
    validation.visit("", object, old, schema);
    return validation.result();
  }

  /** Rules on changes are not looked at while the object itself is wrong. */
  private List<StatusCause> result() {
    boolean blocked = causes.stream().anyMatch(cause -> BLOCKING.contains(cause.reason()));
    if (!blocked) {
      causes.addAll(changes);
    } else if (rules) {
      causes.add(new StatusCause("FieldValueInvalid", UNCHECKED, "<nil>"));
    }
    return List.copyOf(causes);
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
    changes.addAll(Immutability.check(path, value, old, schema));
  }

  private void fields(String path, ObjectNode object, JsonNode old, JsonNode schema) {
    Json.texts(schema.path("required")).stream()
        .filter(name -> !object.has(name))
        .forEach(name -> causes.add(StatusCause.required(join(path, name), "")));
    JsonNode properties = schema.path("properties");
    JsonNode others = schema.path("additionalProperties");
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode before = old.path(name);
      if (properties.has(name)) {
        visit(join(path, name), object.path(name), before, properties.path(name));
      } else if (others.isObject()) {
        visit(join(path, name), object.path(name), before, others);
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

  private static StatusCause mistyped(String path, JsonNode value, JsonNode schema) {
    String wanted = schema.path("type").asText("integer,string");
    return new StatusCause(
        "FieldValueTypeInvalid",
        "Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
            .formatted(ValueType.name(value), path, wanted, ValueType.name(value)),
        path);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
