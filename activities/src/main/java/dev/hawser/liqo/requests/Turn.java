package dev.hawser.liqo.requests;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request's place in the queue. */
final class Turn {
  private final RequestPriority priority;
  private final RequestUnit unit;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean withdrawn;

  Turn(RequestPriority priority, RequestUnit unit) {
    this.priority = priority;
    this.unit = unit;
  }

  RequestPriority priority() {
    return priority;
  }

  RequestUnit unit() {
    return unit;
  }

  void grant() {
    over.countDown();
  }

  void withdraw() {
    withdrawn = true;
    over.countDown();
  }

  boolean isGranted() {
    return over.getCount() == 0 && !withdrawn;
  }

  /**
   * Waits until the request may be sent.
   *
   * @return false if it may not yet
   * @throws CancellationException if it was withdrawn
   */
  boolean await(Duration longest) throws InterruptedException {
    boolean ended = over.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    if (withdrawn) throw new CancellationException("the request was withdrawn");
    return ended;
  }
}
