package dev.hawser.peering.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.hawser.activity.ClusterId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request, where, and what would be right. */
final class RequestErrors {
  private RequestErrors() {}

  static String sentence(JsonProcessingException mistake, Class<?> request) {
    return switch (mistake) {
      case InvalidFormatException format -> format(format);
      case MismatchedInputException shape when rule(shape) == null -> shape(shape, request);
      case JsonMappingException mapping -> mapping(mapping);
      default -> "the request is not JSON: " + mistake.getOriginalMessage();
    };
  }

  private static String format(InvalidFormatException mistake) {
    var type = mistake.getTargetType();
    String sentence = "invalid value \"" + mistake.getValue() + "\" for " + path(mistake);
    return type != null && type.isEnum()
        ? sentence + "; known values: " + values(type)
        : sentence + ": use " + wanted(type);
  }

  private static String values(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Payloads.json().convertValue(constant, String.class))
        .collect(Collectors.joining(", "));
  }

  private static String shape(MismatchedInputException mistake, Class<?> request) {
    String where = path(mistake);
    return where.isEmpty()
        ? "the request must be one JSON object (" + request.getSimpleName() + ")"
        : "field \"" + where + "\" can't be read: use " + wanted(mistake.getTargetType());
  }

  private static String mapping(JsonMappingException mistake) {
    String rule = rule(mistake);
    return rule == null ? "field \"" + path(mistake) + "\" can't be read" : rule;
  }

  /** The message of the constructor of the request or of one of its fields. */
  private static @Nullable String rule(JsonMappingException mistake) {
    for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException rule && rule.getMessage() != null) {
        return rule.getMessage();
      }
    }
    return null;
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) return "another value";
    if (type == Duration.class) return "a duration such as \"10m\", \"1h30m\" or \"PT10M\"";
    if (type == ClusterId.class || type == String.class || type.isEnum()) return "a string";
    if (type == Boolean.class || type == boolean.class) return "true or false";
    if (Number.class.isAssignableFrom(type) || type == int.class) return "a number";
    return Collection.class.isAssignableFrom(type) ? "a list" : "a JSON object";
  }

  private static String path(JsonMappingException mistake) {
    return mistake.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }
}
