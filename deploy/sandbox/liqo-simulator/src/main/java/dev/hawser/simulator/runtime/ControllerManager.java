package dev.hawser.simulator.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All controllers of one cluster on shared watches. */
public final class ControllerManager implements AutoCloseable {
  private final Informers informers;
  private final FaultSwitches faults;
  private final String clusterId;
  private final List<ReconcilerLoop> controllers = new ArrayList<>();

  public ControllerManager(ClusterClient cluster, FaultSwitches faults, String clusterId) {
    this.informers = Informers.everywhere(cluster);
    this.faults = faults;
    this.clusterId = clusterId;
  }

  public void add(Reconciler reconciler) {
    var controller = new ReconcilerLoop(reconciler, faults, clusterId);
    controllers.add(controller);
    reconciler.watch(new Subscription(controller));
  }

  /** Returns once all watches are up to date and all controllers run. */
  public void start() {
    faults.onRelease(() -> controllers.forEach(ReconcilerLoop::resync));
    controllers.forEach(ReconcilerLoop::start);
    informers.start().join();
  }

  @Override
  public void close() {
    informers.close();
    controllers.forEach(ReconcilerLoop::close);
  }

  private final class Subscription implements WatchRegistrar {
    private final ReconcilerLoop controller;

    Subscription(ReconcilerLoop controller) {
      this.controller = controller;
    }

    @Override
    public void on(ObjectKind kind, Function<KubeObject, Stream<ObjectRef>> concerns) {
      informers.listen(kind, object -> concerns.apply(object).forEach(controller::enqueue));
    }

    @Override
    public InformerCache cache() {
      return informers;
    }
  }
}
