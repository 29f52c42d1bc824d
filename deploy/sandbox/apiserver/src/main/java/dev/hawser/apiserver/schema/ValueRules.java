package dev.hawser.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The rules of a schema that concern one value alone. */
final class ValueRules {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private ValueRules() {}

  static List<StatusCause> check(String path, JsonNode value, JsonNode schema) {
    var causes = new ArrayList<StatusCause>();
    JsonNode allowed = schema.path("enum");
    if (allowed.isArray() && Json.elements(allowed).noneMatch(value::equals)) {
      causes.add(StatusCause.unsupported(path, value, Json.texts(allowed)));
    }
    if (value.isTextual()) text(causes, path, value, schema);
    if (value.isNumber()) number(causes, path, value, schema);
    if (value.isArray()) list(causes, path, value, schema);
    return causes;
  }

  private static void text(List<StatusCause> causes, String path, JsonNode value, JsonNode schema) {
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    if (schema.has("minLength") && length < schema.path("minLength").asInt()) {
      String least = "should be at least " + schema.path("minLength").asInt() + " chars long";
      causes.add(inBody(path, value, least));
    }
    if (schema.has("maxLength") && length > schema.path("maxLength").asInt()) {
      causes.add(
          new StatusCause(
              "FieldValueTooLong",
              "Too long: may not be more than " + schema.path("maxLength").asInt() + " bytes",
              path));
    }
    if (schema.has("pattern") && !matches(schema.path("pattern").asText(), text)) {
      causes.add(inBody(path, value, "should match '" + schema.path("pattern").asText() + "'"));
    }
    String format = schema.path("format").asText("");
    if (!Format.of(format).accepts(text)) {
      String rule = path + " in body must be of type " + format + ": " + StatusCause.shown(value);
      causes.add(StatusCause.wrongType(path, value, rule));
    }
  }

  private static void number(
      List<StatusCause> causes, String path, JsonNode value, JsonNode schema) {
    JsonNode minimum = schema.path("minimum");
    if (minimum.isNumber() && value.decimalValue().compareTo(minimum.decimalValue()) < 0) {
      String bound = "should be greater than or equal to " + plain(minimum);
      causes.add(inBody(path, value, bound));
    }
    JsonNode maximum = schema.path("maximum");
    if (maximum.isNumber() && value.decimalValue().compareTo(maximum.decimalValue()) > 0) {
      causes.add(inBody(path, value, "should be less than or equal to " + plain(maximum)));
    }
  }

  private static String plain(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().toPlainString();
  }

  private static void list(List<StatusCause> causes, String path, JsonNode value, JsonNode schema) {
    if (schema.has("minItems") && value.size() < schema.path("minItems").asInt()) {
      String least = "should have at least " + schema.path("minItems").asInt() + " items";
      causes.add(inBody(path, value, least));
    }
    if (schema.has("maxItems") && value.size() > schema.path("maxItems").asInt()) {
      String most =
          "Too many: %d: must have at most %d items"
              .formatted(value.size(), schema.path("maxItems").asInt());
      causes.add(new StatusCause("FieldValueTooMany", most, path));
    }
  }

  private static StatusCause inBody(String path, JsonNode value, String rule) {
    return StatusCause.invalid(path, value, path + " in body " + rule);
  }

  private static boolean matches(String pattern, String text) {
    return PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(text).find();
  }
}
