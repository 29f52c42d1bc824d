package dev.hawser.harness;

import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Awaitility with timeouts that are long enough for controllers. A claim that does not come true is
 * an {@link AssertionError}, as with AssertJ.
 */
public final class Expect {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final Duration SHORT_POLL_INTERVAL = Duration.ofMillis(3);
  private static final Duration LONGEST_POLL_INTERVAL = Duration.ofMillis(300);

  private Expect() {}

  /** Waits up to a minute until the claim holds. */
  public static void eventually(String claim, Callable<Boolean> holds) {
    eventually(claim, await(TIMEOUT), holds);
  }

  /** Like {@link #eventually}, but asks often enough to meet a step of a few milliseconds. */
  public static void eventuallyWithoutDelay(String claim, Callable<Boolean> holds) {
    eventually(claim, await(TIMEOUT).pollInterval(SHORT_POLL_INTERVAL), holds);
  }

  private static void eventually(String claim, ConditionFactory await, Callable<Boolean> holds) {
    try {
      await.until(holds);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not within " + TIMEOUT.toSeconds() + " s: " + claim, e);
    }
  }

  /** Waits up to a minute until the collection is empty; the error quotes its content. */
  public static void eventuallyEmpty(String claim, Supplier<? extends Collection<?>> left) {
    var last = settled(TIMEOUT, left);
    if (!last.isEmpty()) throw new AssertionError(claim + ": " + last);
  }

  /** Waits until the collection is empty and returns it; after the timeout it may have elements. */
  public static <C extends Collection<?>> C settled(Duration timeout, Supplier<C> left) {
    try {
      return awaitComparison(timeout).until(left::get, Collection::isEmpty);
    } catch (ConditionTimeoutException e) {
      return left.get();
    }
  }

  /** Comparisons list all kinds of both clusters, so they are repeated less and less often. */
  private static ConditionFactory awaitComparison(Duration timeout) {
    return await(timeout).pollInterval(iterative(Expect::longer, POLL_INTERVAL));
  }

  private static Duration longer(Duration interval) {
    var next = interval.multipliedBy(3).dividedBy(2);
    return next.compareTo(LONGEST_POLL_INTERVAL) < 0 ? next : LONGEST_POLL_INTERVAL;
  }

  /** Threads of servers that were stopped before may still fail; the claim is not about them. */
  private static ConditionFactory await(Duration timeout) {
    return Awaitility.await()
        .dontCatchUncaughtExceptions()
        .atMost(timeout)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL_INTERVAL);
  }
}
