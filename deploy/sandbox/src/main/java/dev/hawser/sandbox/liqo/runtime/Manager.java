package dev.hawser.sandbox.liqo.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All controllers of one cluster on shared watches. */
public final class Manager implements AutoCloseable {
  private final Informers informers;
  private final Knobs knobs;
  private final String clusterId;
  private final List<Runner> controllers = new ArrayList<>();

  public Manager(Cluster cluster, Knobs knobs, String clusterId) {
    this.informers = Informers.everywhere(cluster);
    this.knobs = knobs;
    this.clusterId = clusterId;
  }

  public void add(Reconciler reconciler) {
    var controller = new Runner(reconciler, knobs, clusterId);
    controllers.add(controller);
    reconciler.watch(new Subscription(controller));
  }

  /** Returns once every watch is up to date and all controllers work. */
  public void start() {
    knobs.onRelease(() -> controllers.forEach(Runner::resync));
    controllers.forEach(Runner::start);
    informers.start().join();
  }

  @Override
  public void close() {
    informers.close();
    controllers.forEach(Runner::close);
  }

  private final class Subscription implements Watches {
    private final Runner controller;

    Subscription(Runner controller) {
      this.controller = controller;
    }

    @Override
    public void on(Kind kind, Function<KubeObject, Stream<ObjectRef>> concerns) {
      informers.listen(kind, object -> concerns.apply(object).forEach(controller::enqueue));
    }

    @Override
    public Cache cache() {
      return informers;
    }
  }
}
