package dev.hawser.comparison;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One event of a watch.
 *
 * @param at seconds since the watching began
 * @param object the object as it is, or when gone as it last was
 */
public record WatchEvent(double at, ObjectPlace place, Type type, ObjectNode object) {
  /** The words of watches, and one for what was there when the watching began. */
  public enum Type {
    LISTED,
    ADDED,
    MODIFIED,
    DELETED
  }

  public String uid() {
    return object.path("metadata").path("uid").asText();
  }

  /** The revision of the cluster at which this happened: the order of its events. */
  public long revision() {
    return object.path("metadata").path("resourceVersion").asLong();
  }

  public boolean isDeleting() {
    return object.path("metadata").has("deletionTimestamp");
  }
}
