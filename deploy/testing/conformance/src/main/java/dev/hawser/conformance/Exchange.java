package dev.hawser.conformance;

import java.util.Map;
import java.util.Optional;

/**
 * One request, and what to compare in its answer.
 *
 * @param name unique in its scenario
 * @param target path and query; may refer to earlier answers
 * @param anonymous whether to send it without credentials
 * @param events the number of watch events to read; 0 if it is not a watch
 * @param until repeat the request until its answer contains a value
 * @param only which part of a list or an object in the answer to compare
 */
record Exchange(
    String name,
    String method,
    String target,
    Map<String, String> headers,
    String body,
    boolean anonymous,
    int events,
    Optional<Until> until,
    Optional<Only> only) {

  /** A JSON pointer into the answer, and the expected text. */
  record Until(String pointer, String value) {}

  /**
   * In an array at the JSON pointer, the elements whose field has one of the comma-separated
   * values; in an object, the fields with these names.
   */
  record Only(String pointer, String field, String values) {}
}
