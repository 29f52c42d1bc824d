package dev.hawser.simulator.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Objects to reconcile, each at most once, the earliest due first. */
final class WorkQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<ObjectRef, Long> due = new HashMap<>();

  void add(ObjectRef ref, Duration delay) {
    lock.lock();
    try {
      due.merge(ref, System.nanoTime() + delay.toNanos(), (a, b) -> a - b < 0 ? a : b);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next object that is due. */
  ObjectRef take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        long now = System.nanoTime();
        var next = due.entrySet().stream().min((a, b) -> Long.signum(a.getValue() - b.getValue()));
        if (next.isEmpty()) {
          changed.await();
        } else if (next.get().getValue() - now <= 0) {
          var ref = next.get().getKey();
          due.remove(ref);
          return ref;
        } else {
          var unused = changed.await(next.get().getValue() - now, TimeUnit.NANOSECONDS);
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
