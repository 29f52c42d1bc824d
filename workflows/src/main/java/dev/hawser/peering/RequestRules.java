package dev.hawser.peering;

import dev.hawser.activity.InvalidFieldException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for fields that several requests have. */
final class RequestRules {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{8,64}");

  private RequestRules() {}

  /**
   * Nothing shorter than what clusters count in, and nothing that overflows when it is added up.
   */
  static void requireBounded(String field, @Nullable Duration timeout) {
    if (timeout == null) return;
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new InvalidFieldException(
          "{} is " + GoDuration.text(timeout) + ": use a duration from 1ms to 168h", field);
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

  /** The same digest of a plan, or beginning of one, in lower case. */
  static @Nullable String digest(@Nullable String plan) {
    if (plan == null) return null;
    String digest = plan.toLowerCase(Locale.ROOT);
    if (!DIGEST.matcher(digest).matches()) {
      throw new InvalidFieldException(
          "{} is not the digest of a plan: use the one that hawser plan shows, 8 to 64"
              + " hexadecimal digits",
          "plan");
    }
    return digest;
  }
}
