package dev.hawser.liqo.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a living object that we change.
 *
 * @param was its value before; null when it was absent
 * @param is our value; null when we removed it
 */
record FieldChange(ObjectSection section, String field, @Nullable Object was, @Nullable Object is) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<FieldChange> between(
      ObjectSection section, String field, Map<String, Object> living, @Nullable Object wanted) {
    var was = living.get(field);
    return same(was, wanted)
        ? Optional.empty()
        : Optional.of(new FieldChange(section, field, was, wanted));
  }

  void apply(GenericKubernetesResource resource) {
    put(resource, is);
  }

  /** Puts the former value back, but only where ours still stands. */
  boolean revert(GenericKubernetesResource resource) {
    if (!same(section.read(resource).get(field), is)) return false;
    put(resource, was);
    return true;
  }

  private void put(GenericKubernetesResource resource, @Nullable Object value) {
    var fields = section.read(resource);
    if (value == null) fields.remove(field);
    else fields.put(field, value);
    section.write(resource, fields);
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return normal(one).equals(normal(other));
  }

  /** Through JSON text, so that a long 5 is an int 5 and a record is its map. */
  private static JsonNode normal(@Nullable Object value) {
    try {
      return JSON.readTree(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON value", e);
    }
  }
}
