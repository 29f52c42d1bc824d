package dev.hawser.peering;

import dev.hawser.cluster.FailureType;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong in a test, by call, such as {@code milan ensureGatewayServer}. */
final class Faults {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Map<String, Fault> before = new ConcurrentHashMap<>();
  private final Map<String, Fault> after = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> reached = new ConcurrentHashMap<>();

  /** One thing going wrong. */
  private interface Fault {
    void strike(String call) throws InterruptedException;
  }

  void before(String call) {
    strike(before, call);
  }

  void after(String call) {
    strike(after, call);
  }

  /** A hiccup: these many attempts fail, worth another try. */
  void failTimes(String call, int times) {
    var left = new AtomicInteger(times);
    before.put(
        call,
        name -> {
          if (left.getAndDecrement() > 0) throw ApplicationFailure.newFailure("hiccup", "Unreachable");
        });
  }

  /** Refused for good before anything is written. */
  void refuse(String call, FailureType type) {
    before.put(call, name -> fail(name, type));
  }

  /** Written, but what was waited for turns out to be refused. */
  void refuseAfterWriting(String call, FailureType type) {
    after.put(call, name -> fail(name, type));
  }

  /** Writes, then waits, heartbeating, until it is cancelled. */
  void hang(String call) {
    reached.put(call, new CountDownLatch(1));
    after.put(call, name -> waitFor(name, new CountDownLatch(1)));
  }

  /** Waits, heartbeating, until the returned latch is counted down; writes then. */
  CountDownLatch block(String call) {
    var released = new CountDownLatch(1);
    reached.put(call, new CountDownLatch(1));
    before.put(call, name -> waitFor(name, released));
    return released;
  }

  /** Does something to the world once the call is through. */
  void meanwhile(String call, Runnable event) {
    after.put(call, name -> event.run());
  }

  void mend(String call) {
    before.remove(call);
    after.remove(call);
  }

  void awaitReached(String call) {
    try {
      if (!reached.get(call).await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(call + " was not called");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String message(String call) {
    return call + " is refused";
  }

  private static void fail(String call, FailureType type) {
    throw ApplicationFailure.newNonRetryableFailure(message(call), type.name());
  }

  private void waitFor(String call, CountDownLatch released) throws InterruptedException {
    reached.get(call).countDown();
    while (!released.await(10, TimeUnit.MILLISECONDS)) {
      Activity.getExecutionContext().heartbeat("waiting");
    }
  }

  private static void strike(Map<String, Fault> faults, String call) {
    try {
      var fault = faults.get(call);
      if (fault != null) fault.strike(call);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
