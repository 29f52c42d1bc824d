package dev.hawser.peering.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a record promises: all that are not {@code @Nullable}. Jackson reads an absent
 * one as null, false or zero, and the code behind it would believe that.
 */
final class RequiredFields {
  private RequiredFields() {}

  /** The path of the first field that is absent or null; empty when the JSON has them all. */
  static Optional<String> missing(JsonNode json, Type type) {
    return missing(json, type, "").findFirst();
  }

  private static Stream<String> missing(JsonNode json, Type type, String path) {
    if (type instanceof Class<?> record && record.isRecord() && json.isObject()) {
      return Arrays.stream(record.getRecordComponents())
          .flatMap(component -> missing(json, component, path));
    }
    if (type instanceof ParameterizedType generic) return missing(json, generic, path);
    return Stream.empty();
  }

  private static Stream<String> missing(JsonNode object, RecordComponent component, String path) {
    var value = object.get(component.getName());
    String here = path.isEmpty() ? component.getName() : path + "." + component.getName();
    if (value == null || value.isNull()) {
      return isOptional(component) ? Stream.empty() : Stream.of(here);
    }
    return missing(value, component.getGenericType(), here);
  }

  /** The elements of a list, the values of a map. */
  private static Stream<String> missing(JsonNode json, ParameterizedType type, String path) {
    var raw = (Class<?>) type.getRawType();
    var arguments = type.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) return elements(json, arguments[0], path);
    if (Map.class.isAssignableFrom(raw)) return elements(json, arguments[1], path);
    return Stream.empty();
  }

  private static Stream<String> elements(JsonNode json, Type type, String path) {
    return StreamSupport.stream(json.spliterator(), false)
        .flatMap(
            element ->
                element.isNull() ? Stream.of(path + "[]") : missing(element, type, path + "[]"));
  }

  /** Jackson leaves out an empty list of a component that says so. */
  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        || component.getAccessor().isAnnotationPresent(JsonInclude.class);
  }
}
