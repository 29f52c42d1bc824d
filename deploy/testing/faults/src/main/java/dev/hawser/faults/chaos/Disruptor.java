package dev.hawser.faults.chaos;

import dev.hawser.faults.process.LabServers;
import dev.hawser.faults.process.WorkerPool;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Causes one disruption after another until it is stopped, and repairs each before the next: at any
 * time at most one server or worker is down.
 */
final class Disruptor {
  private static final int SHORTEST_PAUSE_MILLIS = 500;
  private static final int LONGEST_PAUSE_MILLIS = 5_000;
  private static final int LONGEST_OUTAGE_MILLIS = 15_000;
  private static final int START_ATTEMPTS = 3;

  private final WorkerPool workers;
  private final Optional<LabServers> lab;
  private final List<String> clusters;
  private final Random random;
  private final Map<Disruption, Integer> counts = new EnumMap<>(Disruption.class);
  private final Thread thread = new Thread(this::disrupt, "disruptor");
  private volatile String problem = "";

  /**
   * Starts nothing yet; without a lab only the worker is disrupted.
   *
   * @param seed decides on the disruptions, and on the lengths of pauses
   */
  Disruptor(WorkerPool workers, Optional<LabServers> lab, List<String> clusters, long seed) {
    this.workers = workers;
    this.lab = lab;
    this.clusters = List.copyOf(clusters);
    random = new Random(seed);
  }

  void start() {
    thread.start();
  }

  /** How often each disruption happened. */
  synchronized Map<Disruption, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** Why it ended before it was stopped; empty if it did not. */
  String problem() {
    return problem;
  }

  /** Stops it when the current disruption has been repaired. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void disrupt() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pause(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        disrupt(next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      problem = String.valueOf(e.getMessage());
    }
  }

  private Disruption next() {
    var possible =
        Stream.of(Disruption.values())
            .filter(each -> lab.isPresent() || each.server().isEmpty())
            .toList();
    return possible.get(random.nextInt(possible.size()));
  }

  private void disrupt(Disruption each) throws InterruptedException {
    switch (each) {
      case WORKER_KILLED -> {
        workers.failOver();
        workers.replaceStandby();
      }
      case WORKER_SUSPENDED -> suspend();
      case TEMPORAL_KILLED, API_SERVER_KILLED, CONTROLLER_MANAGER_KILLED, LIQO_KILLED ->
          kill(each.server().orElseThrow());
    }
    count(each);
  }

  private void suspend() throws InterruptedException {
    workers.suspend();
    try {
      pause(0, LONGEST_OUTAGE_MILLIS);
    } finally {
      workers.resume();
    }
  }

  private void kill(LabServers.Server server) throws InterruptedException {
    var cluster = clusters.get(random.nextInt(clusters.size()));
    var servers = lab.orElseThrow();
    servers.kill(server, cluster);
    try {
      pause(0, LONGEST_OUTAGE_MILLIS);
    } finally {
      start(servers, server, cluster);
    }
  }

  /** A busy machine may need more than one attempt. */
  private static void start(LabServers lab, LabServers.Server server, String cluster) {
    for (int attempt = 1; ; attempt++) {
      try {
        lab.start(server, cluster);
        return;
      } catch (IllegalStateException e) {
        if (attempt == START_ATTEMPTS) throw e;
      }
    }
  }

  private synchronized void count(Disruption each) {
    counts.merge(each, 1, Integer::sum);
  }

  private void pause(int shortest, int longest) throws InterruptedException {
    Thread.sleep(Duration.ofMillis(shortest + random.nextInt(longest - shortest)));
  }
}
