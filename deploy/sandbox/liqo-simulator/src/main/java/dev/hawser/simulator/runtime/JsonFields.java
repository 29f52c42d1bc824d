package dev.hawser.simulator.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nested maps as JSON gives them. */
public final class JsonFields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonFields() {}

  public static @Nullable Object get(Map<String, Object> map, String path) {
    Object value = map;
    for (String key : path.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> level)) {
        return null;
      }
      value = level.get(key);
    }
    return value;
  }

  public static void set(Map<String, Object> map, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      map.put(path, value);
      return;
    }
    String key = path.substring(0, dot);
    // The level may be an immutable map some caller gave, so it is copied on the way down.
    var level = new LinkedHashMap<>(map(map.getOrDefault(key, Map.of())));
    map.put(key, level);
    set(level, path.substring(dot + 1), value);
  }

  public static void remove(Map<String, Object> map, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      map.remove(path);
    } else if (map.get(path.substring(0, dot)) instanceof Map<?, ?> level) {
      var copy = new LinkedHashMap<>(map(level));
      map.put(path.substring(0, dot), copy);
      remove(copy, path.substring(dot + 1));
    }
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  public static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  public static Map<String, String> texts(Map<String, Object> map) {
    var texts = new LinkedHashMap<String, String>();
    map.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  /** Equality of content: maps made here hold other number types than those read from JSON. */
  static boolean same(GenericKubernetesResource one, GenericKubernetesResource other) {
    return tree(one).equals(tree(other));
  }

  public static boolean same(@Nullable Object one, @Nullable Object other) {
    return tree(one).equals(tree(other));
  }

  private static JsonNode tree(@Nullable Object value) {
    try {
      return JSON.readTree(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + value, e);
    }
  }

  /** The list with one field of each entry. */
  public static <T> List<T> each(List<Object> list, Function<Map<String, Object>, T> field) {
    return list.stream().map(JsonFields::map).map(field).toList();
  }
}
