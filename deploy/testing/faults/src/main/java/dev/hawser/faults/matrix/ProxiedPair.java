package dev.hawser.faults.matrix;

import dev.hawser.activity.TaskQueues;
import dev.hawser.environment.Environment;
import dev.hawser.environment.EnvironmentBuilder.ProxyEndpoint;
import dev.hawser.faultproxy.FaultProxy;
import dev.hawser.faultproxy.InjectedFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.MutatedResult;
import dev.hawser.faultproxy.grpc.TaskStage;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Two embedded clusters, and workers that reach them through proxies. */
final class ProxiedPair implements AutoCloseable {
  private static final String CONSUMER = "consumer";
  private static final String PROVIDER = "provider";

  private final FaultProxies proxies = new FaultProxies();
  private final Environment environment;
  private final PeeringEnvironment pair;
  private final Queue<ActivityPoint> activities = new ConcurrentLinkedQueue<>();
  private HawserWorkers workers;

  /**
   * Starts everything.
   *
   * @param folder of its own, for kubeconfigs
   */
  ProxiedPair(Path folder) {
    environment =
        Environment.builder(folder)
            .clusterProxy(this::startProxy)
            .temporalProxy(proxies::temporal)
            .start();
    pair = PeeringEnvironment.of(environment);
    proxies.temporal().listen(this::record);
    workers = HawserWorkers.start(environment.throughProxies());
  }

  /** Proxies, and so the names of cases, name the role of a cluster. */
  private ProxyEndpoint<Path> startProxy(String name, Path kubeconfig, Path folder) {
    return proxies.cluster(name.equals("rome") ? CONSUMER : PROVIDER, kubeconfig, folder);
  }

  /** The clusters past the proxies; rome is the consumer. */
  PeeringEnvironment environment() {
    return pair;
  }

  /** Replaces the workers by new ones, which have no watch open. */
  void restartWorkers() {
    workers.close();
    workers = HawserWorkers.start(environment.throughProxies());
  }

  /** Counts requests from here on, and injects these faults and no others. */
  void inject(Collection<InjectedFault> faults) {
    consumer().inject(faults);
    provider().inject(faults);
  }

  /** Changes these results of activities from here on, and no others. */
  void mutate(Collection<MutatedResult> results) {
    proxies.temporal().mutate(results);
  }

  void forgetActivities() {
    activities.clear();
  }

  /** The activities of the clusters that have ended since, in their order. */
  List<ActivityPoint> activities() {
    return List.copyOf(activities);
  }

  private boolean record(TaskStage stage, ActivityTask task) {
    TaskQueues.cluster(task.queue())
        .filter(cluster -> stage == TaskStage.OUTCOME_TAKEN)
        .map(cluster -> cluster.equals("rome") ? CONSUMER : PROVIDER)
        .ifPresent(role -> activities.add(new ActivityPoint(role, task.queue(), task.type())));
    return true;
  }

  /** Returns when every request that is performed late has been performed. */
  void awaitLateRequests() {
    consumer().awaitLateRequests();
    provider().awaitLateRequests();
  }

  /** The requests since faults were injected last. */
  List<RequestPoint> requests() {
    return Stream.of(consumer(), provider()).flatMap(proxy -> proxy.requests().stream()).toList();
  }

  private FaultProxy consumer() {
    return proxies.of(CONSUMER);
  }

  private FaultProxy provider() {
    return proxies.of(PROVIDER);
  }

  @Override
  public void close() {
    workers.close();
    environment.close();
  }
}
