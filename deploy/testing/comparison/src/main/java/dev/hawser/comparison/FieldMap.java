package dev.hawser.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object as a flat map from path to text, without values that differ in every run.
 *
 * <p>Entries of lists are addressed by what identifies them rather than by their position, so that
 * {@code status.conditions[Ready].status} does not depend on the order of the conditions.
 */
public final class FieldMap {
  private static final Set<String> SERVER_FIELDS =
      Set.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "managedFields",
          "selfLink",
          "deletionGracePeriodSeconds");
  private static final List<String> IDENTIFYING = List.of("type", "kind", "name", "key");

  private final SortedMap<String, String> fields = new TreeMap<>();

  private FieldMap() {}

  /** The fields of an object as an API server returns it. */
  public static SortedMap<String, String> of(ObjectNode object) {
    var all = new FieldMap();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("apiVersion") && !field.getKey().equals("kind")) {
                all.add(field.getKey(), withoutServerFields(field.getKey(), field.getValue()));
              }
            });
    return all.fields;
  }

  private static JsonNode withoutServerFields(String key, JsonNode value) {
    if (!key.equals("metadata")) return value;
    ObjectNode copy = value.deepCopy();
    copy.remove(SERVER_FIELDS);
    return copy;
  }

  private void add(String path, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(f -> add(path + step(f.getKey()), f.getValue()));
    } else if (value.isArray()) {
      int position = 0;
      for (var entry : value) {
        add(unique(path + "[" + identity(path, entry, position++) + "]"), entry);
      }
    } else if (!value.isNull()) {
      fields.put(path, ValueNormalizer.normalize(path, value.asText()));
    }
  }

  private static String step(String key) {
    return key.contains(".") || key.contains("/") ? "[" + key + "]" : "." + key;
  }

  private static String identity(String path, JsonNode entry, int position) {
    if (entry.isTextual()) return ValueNormalizer.normalize(path, entry.asText());
    for (String key : IDENTIFYING) {
      if (entry.path(key).isTextual()) return entry.path(key).asText();
    }
    return String.valueOf(position);
  }

  /** The path, with a number appended if another entry has the same path. */
  private String unique(String path) {
    var next = path;
    for (int i = 2;
        !fields.tailMap(next).isEmpty() && fields.tailMap(next).firstKey().startsWith(next);
        i++) {
      next = path + "#" + i;
    }
    return next;
  }
}
