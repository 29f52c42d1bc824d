package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place at which two answers differ.
 *
 * @param exchange of the answers
 * @param pointer a JSON pointer into them
 */
record AnswerDifference(String exchange, String pointer, JsonNode real, JsonNode embedded) {
  private static final int LONGEST = 300;

  @Override
  public String toString() {
    return "%s %s%n         real: %s%n     embedded: %s"
        .formatted(exchange, pointer, shown(real), shown(embedded));
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) return "(nothing)";
    String text = value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
