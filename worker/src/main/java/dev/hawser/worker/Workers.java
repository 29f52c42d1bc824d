package dev.hawser.worker;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.peering.saga.TaskQueueLookup;
import dev.hawser.peering.saga.WorkflowRegistration;
import io.grpc.ClientInterceptor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
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
 * Everything that one process serves: the task queue of the runs, which takes workflows only, and
 * one task queue per cluster, which takes activities only. Needs no framework. The caller owns the
 * connection and the clusters, and closes them after this.
 */
public final class Workers implements AutoCloseable {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final WorkflowServiceStubs stubs;
  private final WorkerFactory factory;
  private final List<String> queues;
  private final Duration grace;

  private Workers(
      WorkflowServiceStubs stubs, WorkerFactory factory, List<String> queues, Duration grace) {
    this.stubs = stubs;
    this.factory = factory;
    this.queues = List.copyOf(queues);
    this.grace = grace;
  }

  /**
   * Registers the search attributes if it serves runs, then starts to poll every queue.
   *
   * @throws WorkerStartException if there is nothing to serve, if two of the clusters are the same
   *     one, or if the namespace lacks a search attribute that can't be added
   */
  public static Workers start(
      WorkflowServiceStubs service,
      String namespace,
      List<LiqoCluster> clusters,
      WorkerSettings settings) {
    ServedClusters.requireDistinct(clusters);
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
    // Only runs set search attributes; a worker for clusters needs no permission on the namespace.
    if (settings.servesRuns()) {
      new SearchAttributes(service, namespace).ensure();
    }
    var heartbeats = new HeartbeatAckInterceptor();
    var stubs = intercepted(service, heartbeats);
    var factory =
        WorkerFactory.newInstance(
            client(stubs, namespace),
            WorkerFactoryOptions.newBuilder().setWorkerInterceptors(heartbeats).build());
    var lookup = new PolledTaskQueues(stubs, namespace);
    var queues = register(factory, activities, settings, lookup);
    factory.start();
    return new Workers(stubs, factory, queues, settings.shutdownGrace());
  }

  /** Stubs on the caller's channel, with the same options and one more interceptor. */
  private static WorkflowServiceStubs intercepted(
      WorkflowServiceStubs service, ClientInterceptor interceptor) {
    // Target, TLS and initializer describe how to open a channel, and exclude an open one.
    var options =
        WorkflowServiceStubsOptions.newBuilder(service.getOptions())
            .setTarget(null)
            .setSslContext(null)
            .setEnableHttps(false)
            .setChannelInitializer(null)
            .setChannel(service.getRawChannel())
            .addGrpcClientInterceptor(interceptor);
    return WorkflowServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
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
      WorkerFactory factory,
      Map<ClusterId, List<Object>> activities,
      WorkerSettings settings,
      TaskQueueLookup lookup) {
    var queues = new ArrayList<String>();
    var options = options(settings);
    if (settings.servesRuns()) {
      queues.add(TaskQueues.RUNS);
      WorkflowRegistration.register(
          factory.newWorker(TaskQueues.RUNS, runs(options)), settings.timings(), lookup);
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

  /** What runs ask of their own worker is never dispatched by the server. */
  private static WorkerOptions runs(WorkerOptions options) {
    return WorkerOptions.newBuilder(options).setLocalActivityWorkerOnly(true).build();
  }

  private static WorkerOptions options(WorkerSettings settings) {
    return WorkerOptions.newBuilder()
        // A wait's reason and a cancellation travel with heartbeats: within a second, not after
        // 80 % of the heartbeat timeout.
        .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
        .setDefaultHeartbeatThrottleInterval(Duration.ofSeconds(1))
        // The default of one second is too short for the first workflow task of a cold JVM.
        .setDefaultDeadlockDetectionTimeout(5000)
        .setMaxConcurrentActivityExecutionSize(settings.activitiesPerCluster())
        .setUsingVirtualThreadsOnActivityWorker(true)
        .setAllowActivityHeartbeatDuringShutdown(true)
        .setStickyQueueScheduleToStartTimeout(settings.stickyQueueTimeout())
        .build();
  }

  /** The names of the task queues, with that of the runs first. */
  public List<String> queues() {
    return queues;
  }

  /** Whether it polls its queues. */
  public boolean isServing() {
    return factory.isStarted() && !factory.isShutdown();
  }

  /** Stops polling, lets running activities end within the grace period, then interrupts them. */
  @Override
  public void close() {
    factory.shutdown();
    factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
    }
    stubs.shutdownNow(); // leaves the caller's channel open
  }
}
