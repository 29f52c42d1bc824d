package dev.hawser.faults.matrix;

import dev.hawser.environment.Sandbox;
import dev.hawser.faultproxy.FaultProxy;
import dev.hawser.faultproxy.InjectedFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringEnvironment;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A pair of clusters of its own, whose worker reaches them through proxies. */
final class PairSlot implements AutoCloseable {
  private final Sandbox sandbox;
  private final FaultProxy consumer;
  private final FaultProxy provider;
  private WorkerUnderTest crew;

  private PairSlot(Sandbox sandbox, FaultProxy consumer, FaultProxy provider) {
    this.sandbox = sandbox;
    this.consumer = consumer;
    this.provider = provider;
    this.crew = WorkerUnderTest.hire(consumer.kubeconfig(), provider.kubeconfig());
  }

  /**
   * @param folder of its own, for kubeconfigs
   */
  static PairSlot open(Path folder) {
    var sandbox = Sandbox.start(folder);
    return new PairSlot(
        sandbox,
        FaultProxy.start("consumer", sandbox.rome().kubeconfig(), folder),
        FaultProxy.start("provider", sandbox.milan().kubeconfig(), folder));
  }

  /** Both clusters and the engine, from outside and past the proxies. */
  PeeringEnvironment arena() {
    return new PeeringEnvironment(
        new ClusterUser(new dev.hawser.activity.ClusterId("rome"), sandbox.rome().client()),
        new ClusterUser(new dev.hawser.activity.ClusterId("milan"), sandbox.milan().client()),
        crew.temporal());
  }

  /** A worker that watches nothing yet, and an engine without a history. */
  void renewCrew() {
    crew.close();
    crew = WorkerUnderTest.hire(consumer.kubeconfig(), provider.kubeconfig());
  }

  /** Counts anew, and strikes where these traps say and nowhere else. */
  void set(Collection<InjectedFault> traps) {
    consumer.set(traps);
    provider.set(traps);
  }

  /** Returns when no struck request is on its way any more. */
  void awaitLateRequests() {
    consumer.awaitLateRequests();
    provider.awaitLateRequests();
  }

  /** What was asked since it was counted last. */
  List<RequestPoint> sites() {
    return Stream.concat(consumer.sites().stream(), provider.sites().stream()).toList();
  }

  @Override
  public void close() {
    crew.close();
    consumer.close();
    provider.close();
    sandbox.close();
  }
}
