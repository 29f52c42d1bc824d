package dev.hawser.simulator.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** All controllers of one cluster on shared watches. */
public final class ControllerManager implements AutoCloseable {
  private final ControllerContext context;
  private final Informers informers;
  private final List<ReconcilerLoop> controllers = new ArrayList<>();

  public ControllerManager(ControllerContext context) {
    this.context = context;
    this.informers = Informers.everywhere(context.cluster());
  }

  /** Makes a controller that reads the objects of the kinds that trigger it from the watches. */
  public void add(Function<ControllerContext, Reconciler> factory) {
    var triggers = ConcurrentHashMap.<ObjectKind>newKeySet();
    var seen = new SeenObjects(informers, triggers);
    var reconciler = factory.apply(context.with(context.cluster().readingFrom(seen)));
    var controller = new ReconcilerLoop(reconciler, context.faults(), context.clusterId());
    controllers.add(controller);
    reconciler.watch(new Subscription(controller, triggers));
  }

  /** Returns once all watches are up to date and all controllers run. */
  public void start() {
    context.faults().onRelease(() -> controllers.forEach(ReconcilerLoop::resync));
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
    private final Set<ObjectKind> triggers;

    Subscription(ReconcilerLoop controller, Set<ObjectKind> triggers) {
      this.controller = controller;
      this.triggers = triggers;
    }

    @Override
    public void on(ObjectKind kind, Function<KubeObject, Stream<ObjectRef>> concerns) {
      triggers.add(kind);
      informers.listen(kind, object -> controller.enqueueAll(() -> concerns.apply(object)));
    }

    @Override
    public InformerCache cache() {
      return informers;
    }
  }
}
