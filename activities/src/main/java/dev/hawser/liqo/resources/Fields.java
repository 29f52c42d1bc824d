package dev.hawser.liqo.resources;

import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PlainText;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads fields of objects of any kind; a missing field is null or empty, never an error. */
public final class Fields {
  private Fields() {}

  /** A text; null if absent or empty. */
  public static @Nullable String text(GenericKubernetesResource resource, Object... path) {
    Object value = resource.get(path);
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }

  /** Words for people, such as the message of an Event, as plain text; null if absent or empty. */
  public static @Nullable String words(GenericKubernetesResource resource, Object... path) {
    return PlainText.ofCluster(text(resource, path));
  }

  /** Such words in a part of an object; null if absent. */
  public static @Nullable String words(Map<?, ?> part, String field) {
    Object value = part.get(field);
    return value == null ? null : PlainText.ofCluster(value.toString());
  }

  /** A whole number; null if absent. */
  public static @Nullable Integer number(GenericKubernetesResource resource, Object... path) {
    return resource.get(path) instanceof Number number ? Integer.valueOf(number.intValue()) : null;
  }

  /** The non-empty texts of a list: Liqo writes an empty address while it knows none. */
  public static List<String> texts(GenericKubernetesResource resource, Object... path) {
    if (!(resource.get(path) instanceof List<?> list)) return List.of();
    return list.stream()
        .filter(Objects::nonNull)
        .map(Object::toString)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** Texts by name, in a stable order. */
  public static Map<String, String> textsByName(
      GenericKubernetesResource resource, Object... path) {
    var texts = new TreeMap<String, String>();
    if (resource.get(path) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }

  /** The objects of a list. */
  @SuppressWarnings("unchecked") // JSON objects have text keys
  public static Stream<Map<String, Object>> objects(
      GenericKubernetesResource resource, Object... path) {
    if (!(resource.get(path) instanceof List<?> list)) return Stream.empty();
    return list.stream().filter(Map.class::isInstance).map(item -> (Map<String, Object>) item);
  }

  /** One field of the condition of that type, as plain text; null if there is none. */
  public static @Nullable String condition(
      GenericKubernetesResource resource, String type, String field) {
    return objects(resource, "status", "conditions")
        .filter(condition -> type.equals(condition.get("type")))
        .map(condition -> condition.get(field))
        .filter(Objects::nonNull)
        .map(value -> PlainText.of(value.toString(), PlainText.WORDS))
        .findFirst()
        .orElse(null);
  }

  public static @Nullable String label(HasMetadata resource, String name) {
    var labels = resource.getMetadata().getLabels();
    return labels == null ? null : labels.get(name);
  }

  public static @Nullable String annotation(HasMetadata resource, String name) {
    var annotations = resource.getMetadata().getAnnotations();
    return annotations == null ? null : annotations.get(name);
  }

  /** Whether it is being deleted. */
  public static boolean terminating(HasMetadata resource) {
    return resource.getMetadata().getDeletionTimestamp() != null;
  }

  /** The object in messages: {@code Kind name}. */
  public static String name(HasMetadata resource) {
    return resource.getKind() + " " + resource.getMetadata().getName();
  }

  /** A reference to the object, without its cluster. */
  public static ObjectReference reference(HasMetadata resource) {
    return new ObjectReference(
        resource.getKind(),
        resource.getMetadata().getNamespace(),
        resource.getMetadata().getName(),
        null);
  }
}
