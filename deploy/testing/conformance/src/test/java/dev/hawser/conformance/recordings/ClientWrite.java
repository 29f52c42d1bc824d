package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ObjectLocation;

/**
 * One write of the recorded client.
 *
 * @param at the time, in seconds of the recording
 * @param body the object that was written or deleted, with the values of the recording
 */
record ClientWrite(double at, ObjectLocation place, Verb verb, ObjectNode body) {
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
