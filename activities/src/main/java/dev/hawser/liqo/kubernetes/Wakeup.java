package dev.hawser.liqo.kubernetes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends the pause of one waiting attempt. */
public final class Wakeup {
  private final Semaphore permits = new Semaphore(0);
  private final AtomicBoolean changed = new AtomicBoolean();

  /** Ends the current pause, or the next one. */
  public void wake() {
    permits.release();
  }

  /** As above, because an object of the peer has changed. */
  void wakeForChange() {
    changed.set(true);
    wake();
  }

  /** Pauses until woken, at most for that long. */
  public boolean pause(Duration longest) throws InterruptedException {
    return permits.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * To be called before the attempt looks at the cluster: what woke it until now needs no second
   * look.
   *
   * @return whether an object has changed since the last call
   */
  public boolean beginLook() {
    permits.drainPermits();
    return changed.getAndSet(false);
  }

  boolean isPending() {
    return permits.availablePermits() > 0;
  }
}
