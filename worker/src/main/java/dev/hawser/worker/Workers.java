package dev.hawser.worker;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.connection.NamespaceHeader;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.peering.saga.WorkflowRegistration;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Everything that one process serves: the task queue of the runs, which takes workflows only, and
 * one task queue per cluster, which takes activities only. A cluster can be added at any time.
 * Needs no framework. The caller owns the connection and the clusters, and closes them after this.
 */
public final class Workers implements AutoCloseable {
  /** A run that has no place must be replayed at its next event. */
  private static final int CACHED_RUNS = 2_000;

  /** Per cluster. Waits must not fill it: what costs is requests, and they have a limit. */
  private static final int ACTIVITIES = 100_000;

  /**
   * Per cluster: a worker that starts takes up what waits there step by step. Its API server gets
   * 60 requests a second, so no step has to wait for this.
   */
  private static final int STARTED_PER_SECOND = 50;

  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final HeartbeatAckInterceptor heartbeats = new HeartbeatAckInterceptor();
  private final WorkflowServiceStubs stubs;
  private final String namespace;
  private final WorkerSettings settings;
  private final List<PolledQueue> polled = new CopyOnWriteArrayList<>();
  private boolean closed;

  private Workers(WorkflowServiceStubs service, String namespace, WorkerSettings settings) {
    this.stubs = intercepted(service, namespace);
    this.namespace = namespace;
    this.settings = settings;
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
    requireSomething(clusters.size(), settings);
    return start(service, namespace, settings, workers -> clusters.forEach(workers::serve));
  }

  static Workers start(
      WorkflowServiceStubs service,
      String namespace,
      Map<ClusterId, List<Object>> activities,
      WorkerSettings settings) {
    requireSomething(activities.size(), settings);
    return start(
        service,
        namespace,
        settings,
        workers -> activities.forEach((id, parts) -> workers.serve(id, parts, () -> {})));
  }

  /** Polls the queue of the runs if the settings say so; clusters follow with {@link #serve}. */
  static Workers start(WorkflowServiceStubs service, String namespace, WorkerSettings settings) {
    return start(service, namespace, settings, workers -> {});
  }

  private static Workers start(
      WorkflowServiceStubs service,
      String namespace,
      WorkerSettings settings,
      Consumer<Workers> clusters) {
    var workers = new Workers(service, namespace, settings);
    try {
      // Only runs set search attributes; a worker for clusters needs no permission on the
      // namespace.
      if (settings.servesRuns()) workers.serveRuns();
      clusters.accept(workers);
      return workers;
    } catch (RuntimeException e) {
      workers.close();
      throw e;
    }
  }

  /**
   * @throws WorkerStartException if there is neither a cluster nor the runs to serve
   */
  static void requireSomething(int clusters, WorkerSettings settings) {
    if (clusters == 0 && !settings.servesRuns()) {
      throw new WorkerStartException("nothing to serve: give a --kubeconfig, or drop --no-runs");
    }
  }

  private void serveRuns() {
    if (settings.checksSearchAttributes()) new SearchAttributes(stubs, namespace).ensure();
    var lookup = new WorkerTemporalLookup(client());
    // What runs ask of their own worker is never dispatched by the server.
    var options = WorkerOptions.newBuilder(options()).setLocalActivityWorkerOnly(true).build();
    poll(
        TaskQueues.RUNS,
        options,
        worker -> WorkflowRegistration.register(worker, settings.timings(), lookup),
        () -> {});
  }

  /**
   * Starts to poll the task queue of another cluster.
   *
   * @param cluster not the same as one that is served already
   */
  public void serve(LiqoCluster cluster) {
    serve(cluster.id(), cluster.activities(), cluster::handOver);
  }

  /**
   * @param handOver ends the waits of its activities
   */
  void serve(ClusterId cluster, List<Object> activities, Runnable handOver) {
    poll(
        TaskQueues.of(cluster),
        options(),
        worker -> worker.registerActivitiesImplementations(activities.toArray()),
        handOver);
  }

  private synchronized void poll(
      String queue, WorkerOptions options, Consumer<Worker> register, Runnable handOver) {
    if (closed) throw new IllegalStateException("the worker stops");
    var factory =
        WorkerFactory.newInstance(
            client(),
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(heartbeats)
                .setUsingVirtualWorkflowThreads(true)
                .setWorkflowCacheSize(CACHED_RUNS)
                .build());
    polled.add(PolledQueue.start(queue, factory, options, register, handOver));
  }

  /** Stubs on the caller's channel, with the same options and two more interceptors. */
  private WorkflowServiceStubs intercepted(WorkflowServiceStubs service, String namespace) {
    // Target, TLS and initializer describe how to open a channel, and exclude an open one.
    var options =
        WorkflowServiceStubsOptions.newBuilder(service.getOptions())
            .setTarget(null)
            .setSslContext(null)
            .setEnableHttps(false)
            .setChannelInitializer(null)
            .setChannel(service.getRawChannel())
            .addGrpcClientInterceptor(heartbeats)
            .addGrpcClientInterceptor(new NamespaceHeader(namespace));
    return WorkflowServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
  }

  /** One for each queue: Temporal addresses commands to the worker of a client. */
  private WorkflowClient client() {
    var options =
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(Payloads.converter())
            .build();
    return WorkflowClient.newInstance(stubs, options);
  }

  private WorkerOptions options() {
    return WorkerOptions.newBuilder()
        // A wait's reason and a cancellation travel with heartbeats: within a second, not after
        // 80 % of the heartbeat timeout.
        .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
        .setDefaultHeartbeatThrottleInterval(Duration.ofSeconds(1))
        // The default of one second is too short for the first workflow task of a cold JVM.
        .setDefaultDeadlockDetectionTimeout(5000)
        .setMaxConcurrentActivityExecutionSize(ACTIVITIES)
        .setMaxWorkerActivitiesPerSecond(STARTED_PER_SECOND)
        .setUsingVirtualThreadsOnActivityWorker(true)
        .setAllowActivityHeartbeatDuringShutdown(true)
        .setStickyQueueScheduleToStartTimeout(settings.stickyQueueTimeout())
        .build();
  }

  /** The names of the task queues, with that of the runs first. */
  public List<String> queues() {
    return polled.stream().map(PolledQueue::name).toList();
  }

  /** Whether it polls any queue. */
  public boolean isServing() {
    return polled.stream().anyMatch(PolledQueue::isPolled);
  }

  /**
   * Stops polling, hands all waits over to other workers at once, lets running activities end
   * within the grace period, then interrupts them.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    polled.forEach(PolledQueue::stopPolling);
    polled.forEach(PolledQueue::handOver);
    awaitEnd(settings.shutdownGrace());
    polled.stream().filter(queue -> !queue.hasEnded()).forEach(PolledQueue::interrupt);
    awaitEnd(AFTER_INTERRUPT);
    stubs.shutdownNow(); // leaves the caller's channel open
  }

  private void awaitEnd(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    polled.forEach(queue -> queue.awaitEnd(Duration.ofNanos(end - System.nanoTime())));
  }
}
