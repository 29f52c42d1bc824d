package dev.hawser.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** The types of OpenAPI schemas. */
enum ValueType {
  OBJECT,
  ARRAY,
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  INT_OR_STRING,
  ANY;

  static ValueType of(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) return INT_OR_STRING;
    return switch (schema.path("type").asText("")) {
      case "object" -> OBJECT;
      case "array" -> ARRAY;
      case "string" -> STRING;
      case "integer" -> INTEGER;
      case "number" -> NUMBER;
      case "boolean" -> BOOLEAN;
      default -> ANY;
    };
  }

  boolean accepts(JsonNode value) {
    return switch (this) {
      case OBJECT -> value.isObject();
      case ARRAY -> value.isArray();
      case STRING -> value.isTextual();
      case INTEGER -> isWhole(value);
      case NUMBER -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case INT_OR_STRING -> isWhole(value) || value.isTextual();
      case ANY -> true;
    };
  }

  /** What a message calls the type of a value. */
  static String name(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case NUMBER -> isWhole(value) ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case NULL, MISSING -> "null";
    };
  }

  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber()
        || (value.isNumber() && value.asDouble() == Math.rint(value.asDouble()));
  }
}
