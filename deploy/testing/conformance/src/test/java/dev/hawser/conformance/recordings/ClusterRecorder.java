package dev.hawser.conformance.recordings;

import dev.hawser.apiserver.store.StoreEvent;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.comparison.WatchEvent;
import dev.hawser.environment.SandboxCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Records everything that happens on simulated clusters, in the form of a recording. */
final class ClusterRecorder {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<WatchEvent> events = new ArrayList<>();
  private final ClusterState state = new ClusterState();
  private final long start = System.nanoTime();

  /** Starts to watch a cluster; its present objects count as listed. */
  void watch(String cluster, SandboxCluster sandbox) {
    sandbox
        .apiServer()
        .follow(
            present -> record(cluster, present, WatchEvent.Type.LISTED),
            change -> record(cluster, change, WatchEvent.Type.valueOf(change.type().name())));
  }

  private void record(String cluster, StoreEvent change, WatchEvent.Type type) {
    lock.lock();
    try {
      var event =
          new WatchEvent(
              (System.nanoTime() - start) / 1e9,
              ObjectLocation.of(cluster, change.key().resource().plural(), change.after()),
              type,
              change.after());
      events.add(event);
      state.apply(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a state. Returns false if it is not reached within the timeout. */
  boolean await(Predicate<ClusterState> wanted, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    int seen = -1;
    while (System.nanoTime() < deadline) {
      seen = awaitMoreThan(seen, deadline);
      // Without the lock, because writers must not wait for a comparison.
      if (wanted.test(state())) return true;
    }
    return false;
  }

  private int awaitMoreThan(int seen, long deadline) throws InterruptedException {
    lock.lock();
    try {
      long left = deadline - System.nanoTime();
      while (events.size() == seen && left > 0) left = changed.awaitNanos(left);
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  /** A copy of the present state. */
  ClusterState state() {
    lock.lock();
    try {
      return state.copy();
    } finally {
      lock.unlock();
    }
  }

  List<WatchEvent> events() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }
}
