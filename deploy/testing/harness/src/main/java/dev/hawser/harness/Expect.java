package dev.hawser.harness;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Awaitility with the patience that controllers need. What does not come true is an {@link
 * AssertionError}, as with AssertJ.
 */
public final class Expect {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Expect() {}

  /** Waits up to a minute until the claim holds. */
  public static void eventually(String claim, Callable<Boolean> holds) {
    try {
      await(PATIENCE).until(holds);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + claim, e);
    }
  }

  /** Waits up to a minute until nothing is left; the error names what is left. */
  public static void eventuallyEmpty(String claim, Callable<? extends Collection<?>> left) {
    var last = new AtomicReference<Collection<?>>(Set.of());
    try {
      await(PATIENCE)
          .until(
              () -> {
                last.set(left.call());
                return last.get().isEmpty();
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(claim + ": " + last.get(), e);
    }
  }

  /** What is left once nothing is, or once the patience is used up. */
  public static Set<String> settled(Duration patience, Supplier<Set<String>> left) {
    try {
      return await(patience).until(left::get, Set::isEmpty);
    } catch (ConditionTimeoutException e) {
      return left.get();
    }
  }

  private static ConditionFactory await(Duration patience) {
    return Awaitility.await().atMost(patience).pollDelay(Duration.ZERO).pollInterval(PAUSE);
  }
}
