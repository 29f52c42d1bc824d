package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** What a server answered in one exchange. */
record RecordedAnswer(String scenario, String exchange, JsonNode answer) {
  /** Which exchange of all it is. */
  String key() {
    return scenario + " / " + exchange;
  }
}
