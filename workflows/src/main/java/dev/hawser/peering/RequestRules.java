package dev.hawser.peering;

import dev.hawser.activity.InvalidFieldException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for fields that several requests have. */
final class RequestRules {
  private RequestRules() {}

  static void requirePositive(@Nullable Duration timeout) {
    if (timeout != null && !timeout.isPositive()) {
      throw new InvalidFieldException("{} is " + timeout + ": use a positive duration", "timeout");
    }
  }

  /** The same modules, unmodifiable; null means all of them. */
  static @Nullable Set<LiqoModule> anyOf(@Nullable Set<LiqoModule> modules) {
    if (modules == null) return null;
    if (modules.isEmpty()) {
      throw new InvalidFieldException("{} is empty: leave it out for all three", "modules");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(modules));
  }
}
