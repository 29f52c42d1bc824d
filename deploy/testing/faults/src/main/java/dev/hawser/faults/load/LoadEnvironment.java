package dev.hawser.faults.load;

import dev.hawser.activity.ClusterId;
import dev.hawser.environment.Environment;
import dev.hawser.environment.WorkerConnections;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.simulator.kubelet.SimulatedNetwork;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.temporalserver.TemporalServer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hub without load balancers, one other cluster, many fake peers, a Temporal server, and workers
 * for all of them; that of the hub is a process of its own.
 */
final class LoadEnvironment implements AutoCloseable {
  private static final String WORKER_USER = "hawser-worker";
  private static final ClusterId HUB = new ClusterId("hub");
  private static final ClusterId OTHER_CONSUMER = new ClusterId("other-consumer");

  private final Path folder;
  private final int heapMib;
  private final Environment environment;
  private final RequestCounter requests = new RequestCounter(WORKER_USER);
  private final FaultProxies proxies = new FaultProxies();
  private final HubRuns runs;
  private final ClusterUser hub;
  private HubWorker worker;

  /**
   * Starts everything.
   *
   * @param address of a Temporal server; null: the in-memory one
   * @param peers the number of fake peers
   * @param heapMib the size of the heap of the hub's worker
   */
  LoadEnvironment(Path folder, @Nullable String address, int peers, int heapMib)
      throws InterruptedException {
    this.folder = folder;
    this.heapMib = heapMib;
    environment =
        Environment.builder(folder)
            .clusters(
                LiqoOptions.of(HUB.value()).podCidr("10.10.0.0/16"),
                LiqoOptions.of(OTHER_CONSUMER.value()).podCidr("10.20.0.0/16"))
            .workerUser(WORKER_USER)
            .temporal(() -> server(address))
            .temporalProxy(proxies::temporal)
            .start();
    try {
      environment.cluster(HUB.value()).apiServer().audit(requests);
      withholdAddresses();
      var temporal = PeeringEnvironment.client(environment.temporalStubs());
      runs = new HubRuns(temporal, HUB);
      hub = ClusterUser.connect(environment.kubeconfigs().getFirst());
      environment.closeWith(hub.client());
      var network = new SimulatedNetwork(folder.resolve("network"));
      environment.closeWith(otherConsumerWorker());
      worker = environment.closeWith(startWorker());
      environment.closeWith(FakePeers.start(temporal, HUB, network, peers));
    } catch (RuntimeException | InterruptedException e) {
      environment.close();
      throw e;
    }
  }

  private static TemporalServer server(@Nullable String address) {
    return address == null ? EmbeddedTemporal.start() : new TemporalServer.Given(address);
  }

  /** Past the proxy, whose calls are those of the hub's worker. */
  private HawserWorkers otherConsumerWorker() {
    var all = environment.direct();
    var own = all.kubeconfigs().subList(1, 2);
    return HawserWorkers.startWithoutRuns(
        new WorkerConnections(all.temporal(), all.testServer(), own));
  }

  private HubWorker startWorker() {
    return HubWorker.start(
        proxies.temporal().address(),
        environment.temporal().isTestServer(),
        environment.direct().kubeconfigs().getFirst(),
        heapMib,
        folder.resolve("worker.log"));
  }

  /** Stops the hub's worker in order, and starts another one. */
  void restartWorker() {
    worker.close();
    worker = startWorker();
  }

  private void withholdAddresses() {
    environment
        .cluster(HUB.value())
        .liqo()
        .faults()
        .withhold(WithholdableOutcome.LOAD_BALANCER_ADDRESS);
  }

  /** The hub's load balancers get their addresses from now on, also those that exist. */
  void releaseAddresses() {
    environment
        .cluster(HUB.value())
        .liqo()
        .faults()
        .allow(WithholdableOutcome.LOAD_BALANCER_ADDRESS);
  }

  /** What the hub's worker holds now. */
  ProcessFigures figures() {
    return worker.measure();
  }

  /** The requests of the hub's worker to the hub's API server. */
  RequestCounter requests() {
    return requests;
  }

  /** The calls of the hub's worker to Temporal, since the start, by method. */
  Map<String, Long> calls() {
    return proxies.temporal().faults().calls();
  }

  HubRuns runs() {
    return runs;
  }

  ClusterUser hub() {
    return hub;
  }

  /** The consumer that is a real cluster. */
  ClusterId otherConsumer() {
    return OTHER_CONSUMER;
  }

  /** What Temporal server it is. */
  String temporal() {
    return environment.temporal().description();
  }

  @Override
  public void close() {
    worker.close();
    environment.close();
  }
}
