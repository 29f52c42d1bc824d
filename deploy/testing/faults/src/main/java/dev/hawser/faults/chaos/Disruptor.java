package dev.hawser.faults.chaos;

import dev.hawser.faults.crash.LabServers;
import dev.hawser.faults.crash.WorkerPool;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Does one thing after another until it is stopped, and mends each before the next: what is down at
 * one time is one thing, and one worker process besides.
 */
final class Disruptor {
  private static final int SHORTEST_PAUSE_MILLIS = 500;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;
  private static final int LONGEST_AWAY_MILLIS = 15_000;
  private static final int STARTS = 3;

  private final WorkerPool crew;
  private final Optional<LabServers> lab;
  private final List<String> clusters;
  private final Random random;
  private final Map<Disruption, Integer> done = new EnumMap<>(Disruption.class);
  private final Thread thread = new Thread(this::disrupt, "disruptor");
  private volatile String problem = "";

  /**
   * Prepares one; without a lab only the worker is disturbed.
   *
   * @param seed decides what happens, and the lengths of the pauses
   */
  Disruptor(WorkerPool crew, Optional<LabServers> lab, List<String> clusters, long seed) {
    this.crew = crew;
    this.lab = lab;
    this.clusters = List.copyOf(clusters);
    random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  /** How often each thing was done. */
  synchronized Map<Disruption, Integer> done() {
    return new EnumMap<>(done);
  }

  /** Why it ended before it was stopped; empty when it did not. */
  String problem() {
    return problem;
  }

  /** Stops after what is under way has been mended. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void disrupt() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        disrupt(draw());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      problem = String.valueOf(e.getMessage());
    }
  }

  private Disruption draw() {
    var possible =
        Stream.of(Disruption.values())
            .filter(each -> lab.isPresent() || each.part().isEmpty())
            .toList();
    return possible.get(random.nextInt(possible.size()));
  }

  private void disrupt(Disruption each) throws InterruptedException {
    switch (each) {
      case WORKER_KILLED -> {
        crew.relieve();
        crew.restock();
      }
      case WORKER_FROZEN -> freeze();
      case TEMPORAL_KILLED, API_SERVER_KILLED, CONTROLLER_MANAGER_KILLED, LIQO_KILLED ->
          kill(each.part().orElseThrow());
    }
    count(each);
  }

  private void freeze() throws InterruptedException {
    crew.freeze();
    try {
      pause(0, LONGEST_AWAY_MILLIS);
    } finally {
      crew.thaw();
    }
  }

  private void kill(LabServers.Part part) throws InterruptedException {
    var cluster = clusters.get(random.nextInt(clusters.size()));
    var servers = lab.orElseThrow();
    servers.kill(part, cluster);
    try {
      pause(0, LONGEST_AWAY_MILLIS);
    } finally {
      start(servers, part, cluster);
    }
  }

  /** A busy machine may need more than one try. */
  private static void start(LabServers lab, LabServers.Part part, String cluster) {
    for (int attempt = 1; ; attempt++) {
      try {
        lab.start(part, cluster);
        return;
      } catch (IllegalStateException e) {
        if (attempt == STARTS) throw e;
      }
    }
  }

  private synchronized void count(Disruption each) {
    done.merge(each, 1, Integer::sum);
  }

  private void pause(int least, int most) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(least + random.nextInt(most - least)));
  }
}
