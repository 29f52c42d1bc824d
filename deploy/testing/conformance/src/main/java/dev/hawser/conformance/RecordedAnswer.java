package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** A server's answer in one exchange. */
record RecordedAnswer(String scenario, String exchange, JsonNode answer) {
  /** Identifies the exchange among those of all scenarios. */
  String key() {
    return scenario + " / " + exchange;
  }
}
