package dev.hawser.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that happened to an object.
 *
 * @param before what it was; empty when it was not
 * @param after what it is, or when removed was
 */
public record StoreEvent(
    long revision, Type type, ObjectKey key, Optional<ObjectNode> before, ObjectNode after) {
  /** What can happen to an object, in the words of watches. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
