package dev.hawser.liqo.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of one field of an existing object.
 *
 * @param was the value before; null if the field was absent
 * @param is the new value; null if the field was removed
 */
record FieldChange(ObjectSection section, String field, @Nullable Object was, @Nullable Object is) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<FieldChange> between(
      ObjectSection section, String field, Map<String, Object> existing, @Nullable Object wanted) {
    var was = existing.get(field);
    return same(was, wanted)
        ? Optional.empty()
        : Optional.of(new FieldChange(section, field, was, wanted));
  }

  void apply(GenericKubernetesResource resource) {
    put(resource, is);
  }

  /**
   * Restores the former value unless the field has changed again since.
   *
   * @return whether it was restored
   */
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

  /** Compares as JSON: a long 5 equals an int 5, and a record equals its map. */
  private static JsonNode normal(@Nullable Object value) {
    try {
      return JSON.readTree(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON value", e);
    }
  }

  /** Without the values, which may be a Secret's. */
  @Override
  public String toString() {
    return "change of " + section + " " + field;
  }
}
