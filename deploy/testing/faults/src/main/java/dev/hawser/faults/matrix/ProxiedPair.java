package dev.hawser.faults.matrix;

import dev.hawser.environment.Environment;
import dev.hawser.faultproxy.FaultProxy;
import dev.hawser.faultproxy.InjectedFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Two embedded clusters, and workers that reach them through proxies. */
final class ProxiedPair implements AutoCloseable {
  private final Path folder;
  private final Environment clusters;
  private final ClusterUser rome;
  private final ClusterUser milan;
  private final FaultProxy consumer;
  private final FaultProxy provider;
  private Environment workers;

  /**
   * Starts everything.
   *
   * @param folder of its own, for kubeconfigs
   */
  ProxiedPair(Path folder) {
    this.folder = folder;
    clusters = Environment.builder(folder).withoutTemporal().start();
    var kubeconfigs = clusters.kubeconfigs();
    rome = ClusterUser.connect(kubeconfigs.get(0));
    milan = ClusterUser.connect(kubeconfigs.get(1));
    consumer = clusters.closeWith(FaultProxy.start("consumer", kubeconfigs.get(0), folder));
    provider = clusters.closeWith(FaultProxy.start("provider", kubeconfigs.get(1), folder));
    workers = startWorkers();
  }

  /** The clusters past the proxies, and the Temporal server of today's workers. */
  PeeringEnvironment environment() {
    return new PeeringEnvironment(rome, milan, PeeringEnvironment.client(workers.temporalStubs()));
  }

  /** Replaces workers and Temporal: they watch nothing yet, and know of no earlier run. */
  void renewWorkers() {
    workers.close();
    workers = startWorkers();
  }

  private Environment startWorkers() {
    return Environment.builder(folder)
        .clusters(List.of(consumer.kubeconfig(), provider.kubeconfig()))
        .workers(HawserWorkers::start)
        .start();
  }

  /** Counts requests from here on, and injects these faults and no others. */
  void inject(Collection<InjectedFault> faults) {
    consumer.set(faults);
    provider.set(faults);
  }

  /** Returns when no request that was struck is under way any more. */
  void awaitLateRequests() {
    consumer.awaitLateRequests();
    provider.awaitLateRequests();
  }

  /** The requests since faults were injected last. */
  List<RequestPoint> requests() {
    return Stream.concat(consumer.sites().stream(), provider.sites().stream()).toList();
  }

  @Override
  public void close() {
    workers.close();
    rome.client().close();
    milan.client().close();
    clusters.close();
  }
}
