package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCanceledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What goes wrong in a test, by call, such as {@code milan ensureGatewayServer}. */
public final class ActivityFaults {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final WorkflowIdle quiet;
  private final AtomicInteger parked = new AtomicInteger();
  private volatile boolean parking;
  private final Map<String, Fault> before = new ConcurrentHashMap<>();
  private final Map<String, Fault> after = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> reached = new ConcurrentHashMap<>();

  /** One thing going wrong. */
  private interface Fault {
    void strike(String call) throws InterruptedException;
  }

  ActivityFaults(WorkflowIdle quiet) {
    this.quiet = quiet;
  }

  void before(String call) {
    strike(before, call);
  }

  void after(String call) {
    if (parking) park();
    strike(after, call);
  }

  private void park() {
    parked.incrementAndGet();
    waitUntilStopped();
  }

  /** A hiccup: these many attempts fail, worth another try. */
  void failTimes(String call, int times) {
    failTimes(call, times, FailureType.UNREACHABLE);
  }

  /** As above, with that type. */
  void failTimes(String call, int times, FailureType type) {
    var left = new AtomicInteger(times);
    before.put(
        call,
        name -> {
          if (left.getAndDecrement() > 0)
            throw ApplicationFailure.newFailure("hiccup", type.word());
        });
  }

  /** One attempt fails, worth another try, when every other branch is as far as it gets. */
  void failOnce(String call, FailureType type) {
    var left = new AtomicInteger(1);
    before.put(
        call,
        name -> {
          if (left.getAndDecrement() <= 0) return;
          quiet.await(1);
          throw ApplicationFailure.newFailure("once", type.word());
        });
  }

  /** Refused for good before anything is written, when every other branch is as far as it gets. */
  public void refuse(String call, FailureType type) {
    before.put(
        call,
        name -> {
          quiet.await(1);
          fail(name, type);
        });
  }

  /** Refused before anything is written, whatever else is in progress, such as a stuck undo. */
  void refuseAtOnce(String call, FailureType type) {
    before.put(call, name -> fail(name, type));
  }

  /** Written, but refused for good while all that runs beside it waits and is stopped by that. */
  void refuseAmidOthers(String call, FailureType type) {
    after.put(
        call,
        name -> {
          parking = true;
          quiet.await(() -> 1 + parked.get());
          parking = false;
          fail(name, type);
        });
  }

  /** Writes, then waits, heartbeating, until it is cancelled. */
  void hang(String call) {
    reached.put(call, new CountDownLatch(1));
    after.put(
        call,
        name -> {
          reached.get(call).countDown();
          waitUntilStopped();
        });
  }

  /** Writes, waits until it is cancelled, and takes no notice. */
  void finishWhenCancelled(String call) {
    hang(call);
    var hanging = after.get(call);
    after.put(
        call,
        name -> {
          try {
            hanging.strike(name);
          } catch (ActivityCanceledException ignored) {
            // It was done before anybody thought of stopping it.
          }
        });
  }

  /** Waits, heartbeating, until the returned latch is counted down; writes then. */
  CountDownLatch block(String call) {
    var released = new CountDownLatch(1);
    reached.put(call, new CountDownLatch(1));
    before.put(call, name -> waitFor(name, released));
    return released;
  }

  /** Does something to the world once the call is through. */
  void during(String call, Runnable event) {
    after.put(call, name -> event.run());
  }

  void mend(String call) {
    before.remove(call);
    after.remove(call);
  }

  /** Returns when that call hangs, and everything beside it is as far as it gets. */
  void awaitReached(String call) {
    try {
      if (!reached.get(call).await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(call + " was not called");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    quiet.await(1);
  }

  static String message(String call) {
    return call + " is refused";
  }

  private static void fail(String call, FailureType type) {
    throw ApplicationFailure.newNonRetryableFailure(message(call), type.word());
  }

  private void waitFor(String call, CountDownLatch released) throws InterruptedException {
    reached.get(call).countDown();
    while (!released.await(10, TimeUnit.MILLISECONDS)) heartbeat();
  }

  /** Only a cancellation ends this. */
  private static void waitUntilStopped() {
    while (true) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      heartbeat();
    }
  }

  private static void heartbeat() {
    Activity.getExecutionContext().heartbeat("waiting");
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
