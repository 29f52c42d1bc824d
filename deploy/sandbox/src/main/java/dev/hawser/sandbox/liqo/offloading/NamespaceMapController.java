package dev.hawser.sandbox.liqo.offloading;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;

/**
 * Holds a provider's copy of a NamespaceMap until its namespaces are gone.
 *
 * <p>Offloading namespaces is not simulated, so they always are. Source: {@code
 * .../offloading/namespacemap-controller} of Liqo v1.2.0.
 */
public final class NamespaceMapController implements Reconciler {
  private static final String FINALIZER = "namespacemap-controller.liqo.io/finalizer";

  private final Cluster cluster;

  public NamespaceMapController(Site site) {
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.NAMESPACE_MAP);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.NAMESPACE_MAP, ref)
        .filter(map -> map.label(Labels.REPLICATED).equals("true"))
        .ifPresent(
            map ->
                cluster.edit(
                    Kind.NAMESPACE_MAP,
                    ref,
                    object -> {
                      if (object.isDeleting()) {
                        object.withoutFinalizer(FINALIZER);
                      } else {
                        object.withFinalizer(FINALIZER);
                      }
                    }));
    return Result.done();
  }
}
