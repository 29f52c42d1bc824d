package dev.hawser.sandbox.recordings;

import dev.hawser.sandbox.SandboxCluster;
import dev.hawser.sandbox.apiserver.store.Change;
import dev.hawser.sandbox.comparison.Place;
import dev.hawser.sandbox.comparison.Sighting;
import dev.hawser.sandbox.comparison.World;
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
  private final List<Sighting> sightings = new ArrayList<>();
  private final World world = new World();
  private final long began = System.nanoTime();

  /** Begins to watch a cluster; what is there now was there before. */
  void watch(String cluster, SandboxCluster sandbox) {
    sandbox
        .apiServer()
        .follow(
            present -> take(cluster, present, Sighting.Type.LISTED),
            change -> take(cluster, change, Sighting.Type.valueOf(change.type().name())));
  }

  private void take(String cluster, Change change, Sighting.Type type) {
    lock.lock();
    try {
      var sighting =
          new Sighting(
              (System.nanoTime() - began) / 1e9,
              Place.of(cluster, change.key().resource().plural(), change.after()),
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
  boolean await(Predicate<World> wanted, Duration patience) throws InterruptedException {
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
  World world() {
    lock.lock();
    try {
      return world.copy();
    } finally {
      lock.unlock();
    }
  }

  List<Sighting> sightings() {
    lock.lock();
    try {
      return List.copyOf(sightings);
    } finally {
      lock.unlock();
    }
  }
}
