package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ObjectPlace;

/**
 * One write of the client that was recorded.
 *
 * @param at when, in seconds of the recording
 * @param body what was written, with the values of the recording; what it was for a deletion
 */
record ClientStep(double at, ObjectPlace place, Verb verb, ObjectNode body) {
  enum Verb {
    CREATE,
    UPDATE,
    DELETE
  }

  @Override
  public String toString() {
    return "%s %s (at %.3f s)".formatted(verb, place, at);
  }
}
