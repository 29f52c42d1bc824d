package dev.hawser.conformance;

import java.util.Map;
import java.util.Optional;

/**
 * One request, and how to listen to its answer.
 *
 * @param name unique in its scenario
 * @param target path and query; may refer to earlier answers
 * @param stranger whether it is sent without credentials
 * @param events how many events of a watch to read; 0: it is no watch
 * @param until repeat the request until its answer has a value at a place
 * @param only which part of a list or an object in the answer is looked at
 */
record Exchange(
    String name,
    String method,
    String target,
    Map<String, String> headers,
    String body,
    boolean stranger,
    int events,
    Optional<Until> until,
    Optional<Only> only) {

  /** A JSON pointer into the answer and the text expected there. */
  record Until(String pointer, String value) {}

  /**
   * Of the array at a JSON pointer the elements whose field has one of some comma-separated values;
   * of an object the fields with these names.
   */
  record Only(String pointer, String field, String values) {}
}
