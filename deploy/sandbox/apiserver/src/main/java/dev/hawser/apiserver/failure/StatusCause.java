package dev.hawser.apiserver.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Why a request was refused, by field. */
public record StatusCause(String reason, String message, String field) {
  /** A field that must be there is absent. */
  public static StatusCause required(String field, String detail) {
    return new StatusCause(
        "FieldValueRequired", "Required value" + (detail.isEmpty() ? "" : ": " + detail), field);
  }

  /** A value that breaks a rule. */
  public static StatusCause invalid(String field, JsonNode value, String detail) {
    return invalid(field, shown(value), detail);
  }

  /** A value, already written as Kubernetes shows it, that breaks a rule. */
  public static StatusCause invalid(String field, String shown, String detail) {
    return new StatusCause("FieldValueInvalid", "Invalid value: " + shown + ": " + detail, field);
  }

  /** A value of another type than the schema's. */
  public static StatusCause wrongType(String field, JsonNode value, String detail) {
    return new StatusCause(
        "FieldValueTypeInvalid", "Invalid value: " + shown(value) + ": " + detail, field);
  }

  /** A value outside a closed set. */
  public static StatusCause unsupported(String field, JsonNode value, List<String> supported) {
    String list = supported.stream().map(StatusCause::quoted).collect(Collectors.joining(", "));
    return new StatusCause(
        "FieldValueNotSupported",
        "Unsupported value: " + shown(value) + ": supported values: " + list,
        field);
  }

  /** Something that may not be done to a field. */
  public static StatusCause forbidden(String field, String detail) {
    return new StatusCause("FieldValueForbidden", "Forbidden: " + detail, field);
  }

  /** How a value looks inside a message. */
  public static String shown(JsonNode value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  String sentence() {
    return field.isEmpty() ? message : field + ": " + message;
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("reason", reason).put("message", message);
    return field.isEmpty() ? json : json.put("field", field);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
