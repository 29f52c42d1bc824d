package dev.hawser.faults.load;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.simulator.kubelet.SimulatedNetwork;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The workers of all fake peers. Each polls the task queue of its own cluster, with one poller. */
final class FakePeers implements AutoCloseable {
  private static final int AT_ONCE = 25;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int STOP_SECONDS = 5;

  private static final WorkerOptions OPTIONS =
      WorkerOptions.newBuilder()
          .setMaxConcurrentActivityTaskPollers(1)
          .setUsingVirtualThreads(true)
          .build();

  private final List<WorkerFactory> factories = new ArrayList<>();

  private FakePeers() {}

  /**
   * Starts the workers of the peers 1 to {@code number}, a few at a time: a development server is
   * slow to create a task queue.
   */
  static FakePeers start(
      WorkflowClient temporal, ClusterId hub, SimulatedNetwork network, int number)
      throws InterruptedException {
    var peers = new FakePeers();
    for (int first = 1; first <= number; first += AT_ONCE) {
      var factory = WorkerFactory.newInstance(temporal);
      for (int peer = first; peer < Math.min(first + AT_ONCE, number + 1); peer++) {
        factory
            .newWorker(TaskQueues.of(PeerIds.of(peer)), OPTIONS)
            .registerActivitiesImplementations(new FakePeer(peer, hub, network));
      }
      factory.start();
      peers.factories.add(factory);
      Thread.sleep(PAUSE);
    }
    return peers;
  }

  @Override
  public void close() {
    factories.forEach(WorkerFactory::shutdownNow);
    factories.forEach(each -> each.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS));
  }
}
