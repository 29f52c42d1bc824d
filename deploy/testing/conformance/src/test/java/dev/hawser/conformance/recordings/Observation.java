package dev.hawser.conformance.recordings;

import dev.hawser.apiserver.store.StoreEvent;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.ObjectPlace;
import dev.hawser.comparison.WatchEvent;
import dev.hawser.environment.SandboxCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Sees everything that happens on simulated clusters, as a recording of real ones would hold it.
 */
final class Observation {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition happened = lock.newCondition();
  private final List<WatchEvent> sightings = new ArrayList<>();
  private final ClusterState world = new ClusterState();
  private final long began = System.nanoTime();

  /** Begins to watch a cluster; what is there now was there before. */
  void watch(String cluster, SandboxCluster sandbox) {
    sandbox
        .apiServer()
        .follow(
            present -> take(cluster, present, WatchEvent.Type.LISTED),
            change -> take(cluster, change, WatchEvent.Type.valueOf(change.type().name())));
  }

  private void take(String cluster, StoreEvent change, WatchEvent.Type type) {
    lock.lock();
    try {
      var sighting =
          new WatchEvent(
              (System.nanoTime() - began) / 1e9,
              ObjectPlace.of(cluster, change.key().resource().plural(), change.after()),
              type,
              change.after());
      sightings.add(sighting);
      world.see(sighting);
      happened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the world is so; false when it is not within that time. */
  boolean await(Predicate<ClusterState> wanted, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    int seen = -1;
    while (System.nanoTime() < deadline) {
      seen = awaitMoreThan(seen, deadline);
      // Tested outside the lock: writers must not wait for a comparison.
      if (wanted.test(world())) return true;
    }
    return false;
  }

  private int awaitMoreThan(int seen, long deadline) throws InterruptedException {
    lock.lock();
    try {
      long left = deadline - System.nanoTime();
      while (sightings.size() == seen && left > 0) left = happened.awaitNanos(left);
      return sightings.size();
    } finally {
      lock.unlock();
    }
  }

  /** The world as it is now. */
  ClusterState world() {
    lock.lock();
    try {
      return world.copy();
    } finally {
      lock.unlock();
    }
  }

  List<WatchEvent> sightings() {
    lock.lock();
    try {
      return List.copyOf(sightings);
    } finally {
      lock.unlock();
    }
  }
}
