package dev.hawser.starter.status;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whether an object does its part in a peering: the status of a condition in Kubernetes. */
public enum Ready {
  TRUE("True"),
  FALSE("False"),
  UNKNOWN("Unknown");

  private final String word;

  Ready(String word) {
    this.word = word;
  }

  /** As Kubernetes writes it. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Of several: the worst; null of none. */
  static @Nullable Ready all(Collection<ObjectReport> objects) {
    if (has(objects, FALSE)) return FALSE;
    if (has(objects, UNKNOWN)) return UNKNOWN;
    return has(objects, TRUE) ? TRUE : null;
  }

  private static boolean has(Collection<ObjectReport> objects, Ready ready) {
    return objects.stream().anyMatch(object -> object.ready() == ready);
  }
}
