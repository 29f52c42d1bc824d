package dev.hawser.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a case claims; a claim that does not hold is an {@link AssertionError} that says so. */
public final class Expect {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Expect() {}

  public static void that(boolean holds, String claim) {
    if (!holds) throw new AssertionError(claim);
  }

  public static void equal(@Nullable Object expected, @Nullable Object actual, String what) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + ": expected " + expected + ", is " + actual);
    }
  }

  public static void contains(@Nullable String text, String part) {
    that(text != null && text.contains(part), "\"" + text + "\" should say \"" + part + "\"");
  }

  /** Controllers finish in their own time. */
  public static void eventually(String claim, BooleanSupplier holds) {
    eventuallyNothing(claim, () -> holds.getAsBoolean() ? Set.of() : Set.of("not yet"));
  }

  /** Until the set is empty; what is left in the end is told. */
  public static void eventuallyNothing(String claim, Supplier<Set<String>> left) {
    var last = settled(PATIENCE, left);
    if (!last.isEmpty()) throw new AssertionError(claim + ": " + last);
  }

  /** What is left of the set when it is empty, or when controllers had their time. */
  public static Set<String> settled(Duration patience, Supplier<Set<String>> left) {
    var end = Instant.now().plus(patience);
    var last = left.get();
    while (!last.isEmpty() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      last = left.get();
    }
    return last;
  }
}
