package dev.hawser.comparison;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One event of a watch.
 *
 * @param at seconds since the watch started
 * @param object the object after the event; for a deletion, its last state
 */
public record WatchEvent(double at, ObjectLocation place, Type type, ObjectNode object) {
  /** The event types of a watch, and one for objects that existed when it started. */
  public enum Type {
    LISTED,
    ADDED,
    MODIFIED,
    DELETED
  }

  public String uid() {
    return object.path("metadata").path("uid").asText();
  }

  /** The cluster's revision after the event, which orders its events. */
  public long revision() {
    return object.path("metadata").path("resourceVersion").asLong();
  }

  public boolean isDeleting() {
    return object.path("metadata").has("deletionTimestamp");
  }
}
