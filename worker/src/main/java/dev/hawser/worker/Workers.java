package dev.hawser.worker;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Payloads;
import dev.hawser.peering.PeeringWorkflows;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Everything one process serves: the queue of the runs, with workflows only, and one queue for each
 * cluster, with activities only. Needs no framework; whoever starts it owns the connection and the
 * clusters and closes them afterwards.
 */
public final class Workers implements AutoCloseable {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final WorkerFactory factory;
  private final List<String> queues;
  private final Duration grace;

  private Workers(WorkerFactory factory, List<String> queues, Duration grace) {
    this.factory = factory;
    this.queues = List.copyOf(queues);
    this.grace = grace;
  }

  /**
   * Registers the search attributes when it serves runs, then polls every queue.
   *
   * @throws WorkerStartException when two clusters are one, or the namespace can't take the
   *     attributes
   */
  public static Workers start(
      WorkflowServiceStubs service,
      String namespace,
      List<LiqoCluster> clusters,
      WorkerSettings settings) {
    ServedClusters.refuseTwins(clusters);
    var activities = new LinkedHashMap<ClusterId, List<Object>>();
    clusters.forEach(cluster -> activities.put(cluster.id(), cluster.activities()));
    return start(service, namespace, activities, settings);
  }

  static Workers start(
      WorkflowServiceStubs service,
      String namespace,
      Map<ClusterId, List<Object>> activities,
      WorkerSettings settings) {
    if (activities.isEmpty() && !settings.servesRuns()) {
      throw new WorkerStartException("nothing to serve: give a --kubeconfig, or drop --no-runs");
    }
    // Only runs write them; a cluster's worker needs no right to touch the namespace.
    if (settings.servesRuns()) new SearchAttributes(service, namespace).ensure();
    var heartbeats = new HeartbeatAckInterceptor();
    var factory =
        WorkerFactory.newInstance(
            client(new ListenedStubs(service, heartbeats), namespace),
            WorkerFactoryOptions.newBuilder().setWorkerInterceptors(heartbeats).build());
    var queues = register(factory, activities, settings);
    factory.start();
    return new Workers(factory, queues, settings.shutdownGrace());
  }

  private static WorkflowClient client(WorkflowServiceStubs service, String namespace) {
    var options =
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(Payloads.converter())
            .build();
    return WorkflowClient.newInstance(service, options);
  }

  private static List<String> register(
      WorkerFactory factory, Map<ClusterId, List<Object>> activities, WorkerSettings settings) {
    var queues = new ArrayList<String>();
    var options = options(settings);
    if (settings.servesRuns()) {
      queues.add(TaskQueues.RUNS);
      PeeringWorkflows.register(factory.newWorker(TaskQueues.RUNS, options));
    }
    activities.forEach(
        (cluster, implementations) -> {
          String queue = TaskQueues.of(cluster);
          queues.add(queue);
          factory
              .newWorker(queue, options)
              .registerActivitiesImplementations(implementations.toArray());
        });
    return queues;
  }

  private static WorkerOptions options(WorkerSettings settings) {
    var options =
        WorkerOptions.newBuilder()
            // Reasons of waits and an abort shall arrive within a second, not after 80 % of the
            // heartbeat timeout.
            .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
            .setDefaultHeartbeatThrottleInterval(Duration.ofSeconds(1))
            // One second is too short for the first workflow task of a cold or throttled JVM.
            .setDefaultDeadlockDetectionTimeout(5000)
            .setMaxConcurrentActivityExecutionSize(settings.activitiesPerCluster())
            .setUsingVirtualThreadsOnActivityWorker(true)
            .setAllowActivityHeartbeatDuringShutdown(true);
    // The test server never times out a task on the sticky queue of a worker that died; a real one
    // hands it to another worker after five seconds.
    if (settings.testServer()) options.setStickyQueueScheduleToStartTimeout(Duration.ZERO);
    return options.build();
  }

  /** The names of the queues, that of the runs first. */
  public List<String> queues() {
    return queues;
  }

  /** Whether it polls. */
  public boolean isServing() {
    return factory.isStarted() && !factory.isShutdown();
  }

  /** Polls no more, lets running activities end within the grace, then interrupts them. */
  @Override
  public void close() {
    factory.shutdown();
    factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    if (factory.isTerminated()) return;
    factory.shutdownNow();
    factory.awaitTermination(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
