package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A value that differs between two answers.
 *
 * @param exchange whose answers differ
 * @param pointer a JSON pointer into the answers
 */
record AnswerDifference(String exchange, String pointer, JsonNode real, JsonNode embedded) {
  private static final int MAX_LENGTH = 300;

  @Override
  public String toString() {
    return "%s %s%n         real: %s%n     embedded: %s"
        .formatted(exchange, pointer, abbreviated(real), abbreviated(embedded));
  }

  private static String abbreviated(JsonNode value) {
    if (value.isMissingNode()) return "(nothing)";
    String text = value.toString();
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}
