package dev.hawser.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A merge patch whose lists merge too, when all their entries have the same key. A simplification:
 * Kubernetes says per field which key that is.
 */
record StrategicMergePatch(ObjectNode patch) implements Patch {
  private static final List<String> KEYS = List.of("uid", "name", "type", "port");
  private static final Set<String> ATOMIC = Set.of("subjects", "rules", "tolerations");
  private static final String DELETE_PRIMITIVES = "$deleteFromPrimitiveList/";

  @Override
  public ObjectNode applyTo(ObjectNode object) {
    return merged(object, patch);
  }

  private static ObjectNode merged(ObjectNode old, ObjectNode patch) {
    if (patch.path("$patch").asText().equals("replace")) return plain(patch);
    ObjectNode result = old.deepCopy();
    patch.properties().forEach(field -> mergeField(result, field));
    return result;
  }

  private static void mergeField(ObjectNode result, Map.Entry<String, JsonNode> field) {
    String name = field.getKey();
    JsonNode value = field.getValue();
    if (name.startsWith(DELETE_PRIMITIVES)) {
      deletePrimitives(result, name.substring(DELETE_PRIMITIVES.length()), value);
    } else if (name.startsWith("$")) {
      return;
    } else if (value.isNull() || value.path("$patch").asText().equals("delete")) {
      result.remove(name);
    } else {
      result.set(name, mergedValue(name, result.path(name), value));
    }
  }

  private static JsonNode mergedValue(String name, JsonNode old, JsonNode value) {
    if (value instanceof ObjectNode patch) {
      return merged(old instanceof ObjectNode existing ? existing : Json.object(), patch);
    }
    if (ATOMIC.contains(name)) return value.deepCopy();
    if (value instanceof ArrayNode patch && old instanceof ArrayNode existing) {
      if (name.equals("finalizers")) return union(existing, patch);
      Optional<String> key =
          KEYS.stream().filter(each -> hasKey(existing, patch, each)).findFirst();
      if (key.isPresent()) return mergedList(existing, patch, key.get());
    }
    return value instanceof ArrayNode list ? withoutDirectives(list) : value.deepCopy();
  }

  private static boolean hasKey(ArrayNode old, ArrayNode patch, String key) {
    return Json.elements(old).allMatch(entry -> entry.has(key))
        && Json.elements(patch)
            .allMatch(entry -> entry.has(key) || entry.path("$patch").asText().equals("replace"));
  }

  private static ArrayNode mergedList(ArrayNode old, ArrayNode patch, String key) {
    if (Json.elements(patch).anyMatch(entry -> entry.path("$patch").asText().equals("replace"))) {
      return withoutDirectives(patch);
    }
    ArrayNode result = old.deepCopy();
    Json.objects(patch).forEach(entry -> mergeEntry(result, entry, key));
    return result;
  }

  private static void mergeEntry(ArrayNode result, ObjectNode entry, String key) {
    boolean delete = entry.path("$patch").asText().equals("delete");
    for (int i = 0; i < result.size(); i++) {
      if (!result.path(i).path(key).equals(entry.path(key))) continue;
      if (delete) {
        result.remove(i);
      } else {
        result.set(i, merged((ObjectNode) result.path(i), entry));
      }
      return;
    }
    if (!delete) result.add(plain(entry));
  }

  private static ArrayNode union(ArrayNode old, ArrayNode patch) {
    ArrayNode result = old.deepCopy();
    List<JsonNode> known = Json.elements(old).toList();
    Json.elements(patch).filter(entry -> !known.contains(entry)).forEach(result::add);
    return result;
  }

  private static void deletePrimitives(ObjectNode result, String name, JsonNode gone) {
    List<String> values = Json.texts(gone);
    List<String> kept =
        Json.texts(result.path(name)).stream().filter(value -> !values.contains(value)).toList();
    result.set(name, Json.strings(kept));
  }

  private static ArrayNode withoutDirectives(ArrayNode list) {
    ArrayNode result = list.arrayNode();
    for (JsonNode entry : list) {
      if (entry.has("$patch")) continue;
      result.add(entry instanceof ObjectNode object ? plain(object) : entry.deepCopy());
    }
    return result;
  }

  private static ObjectNode plain(ObjectNode patch) {
    ObjectNode stripped = patch.deepCopy();
    stripped.remove("$patch");
    return merged(Json.object(), stripped);
  }
}
