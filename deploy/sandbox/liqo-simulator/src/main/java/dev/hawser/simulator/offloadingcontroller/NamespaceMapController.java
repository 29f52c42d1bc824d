package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.WatchRegistrar;

/**
 * Holds a provider's copy of a NamespaceMap until its namespaces are gone.
 *
 * <p>Offloading namespaces is not simulated, so they always are. Source: {@code
 * .../offloading/namespacemap-controller} of Liqo v1.2.0.
 */
public final class NamespaceMapController implements Reconciler {
  private static final String FINALIZER = "namespacemap-controller.liqo.io/finalizer";

  private final ClusterClient cluster;

  public NamespaceMapController(ControllerContext context) {
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.NAMESPACE_MAP);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.NAMESPACE_MAP, ref)
        .filter(map -> map.label(LiqoLabels.REPLICATED).equals("true"))
        .ifPresent(
            map ->
                cluster.edit(
                    ObjectKind.NAMESPACE_MAP,
                    ref,
                    object -> {
                      if (object.isDeleting()) {
                        object.withoutFinalizer(FINALIZER);
                      } else {
                        object.withFinalizer(FINALIZER);
                      }
                    }));
    return ReconcileResult.done();
  }
}
