package dev.hawser.peering;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of a planned object. A value that only the run learns is described in words.
 *
 * @param name as the request or Liqo calls it, such as {@code serviceType}
 * @param from what it is now; null when there is none
 * @param to what it will be; null when there will be none
 */
public record PlannedField(String name, @Nullable String from, @Nullable String to) {
  /** Whether it will have another value than now. */
  public boolean changes() {
    return !Objects.equals(from, to);
  }
}
