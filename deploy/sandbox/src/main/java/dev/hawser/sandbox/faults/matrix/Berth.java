package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.Sandbox;
import dev.hawser.sandbox.contract.Arena;
import dev.hawser.sandbox.contract.Side;
import dev.hawser.sandbox.faults.proxy.FaultProxy;
import dev.hawser.sandbox.faults.proxy.Site;
import dev.hawser.sandbox.faults.proxy.Trap;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A pair of clusters of its own, whose worker reaches them through proxies. */
final class Berth implements AutoCloseable {
  private final Sandbox sandbox;
  private final FaultProxy consumer;
  private final FaultProxy provider;
  private Crew crew;

  private Berth(Sandbox sandbox, FaultProxy consumer, FaultProxy provider) {
    this.sandbox = sandbox;
    this.consumer = consumer;
    this.provider = provider;
    this.crew = Crew.hire(consumer.kubeconfig(), provider.kubeconfig());
  }

  /**
   * @param folder of its own, for kubeconfigs
   */
  static Berth open(Path folder) {
    var sandbox = Sandbox.start(folder);
    return new Berth(
        sandbox,
        FaultProxy.start("consumer", sandbox.rome().kubeconfig(), folder),
        FaultProxy.start("provider", sandbox.milan().kubeconfig(), folder));
  }

  /** Both clusters and the engine, from outside and past the proxies. */
  Arena arena() {
    return new Arena(
        new Side(new dev.hawser.cluster.ClusterId("rome"), sandbox.rome().client()),
        new Side(new dev.hawser.cluster.ClusterId("milan"), sandbox.milan().client()),
        crew.temporal());
  }

  /** A worker that watches nothing yet, and an engine without a history. */
  void renewCrew() {
    crew.close();
    crew = Crew.hire(consumer.kubeconfig(), provider.kubeconfig());
  }

  /** Counts anew, and strikes where these traps say and nowhere else. */
  void set(Collection<Trap> traps) {
    consumer.set(traps);
    provider.set(traps);
  }

  /** Returns when no struck request is on its way any more. */
  void awaitLateRequests() {
    consumer.awaitLateRequests();
    provider.awaitLateRequests();
  }

  /** What was asked since it was counted last. */
  List<Site> sites() {
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
