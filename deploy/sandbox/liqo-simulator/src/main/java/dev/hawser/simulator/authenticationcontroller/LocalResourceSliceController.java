package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;

/**
 * Fills what a consumer's client leaves out of a slice: the two clusters and a request.
 *
 * <p>Source: {@code .../authentication/localresourceslice-controller} of Liqo v1.2.0.
 */
public final class LocalResourceSliceController implements Reconciler {
  private final ControllerContext context;
  private final ClusterClient cluster;

  public LocalResourceSliceController(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.RESOURCE_SLICE);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(LiqoLabels.REPLICATION).equals("true"))
        .filter(slice -> !slice.isDeleting())
        .filter(LocalResourceSliceController::isIncomplete)
        .ifPresent(slice -> fill(slice.ref(), provider(slice), request(slice)));
    return ReconcileResult.done();
  }

  private static boolean isIncomplete(KubeObject slice) {
    return slice.text("spec.consumerClusterID").isEmpty()
        || slice.text("spec.providerClusterID").isEmpty()
        || slice.text("spec.csr").isEmpty();
  }

  private void fill(ObjectRef ref, String provider, String request) {
    cluster.edit(
        ObjectKind.RESOURCE_SLICE,
        ref,
        object -> {
          object.set("spec.consumerClusterID", context.clusterId());
          object.set("spec.providerClusterID", provider);
          if (object.text("spec.csr").isEmpty()) {
            object.set("spec.csr", request);
          }
        });
  }

  private String provider(KubeObject slice) {
    var named = slice.text("spec.providerClusterID");
    if (!named.isEmpty()) {
      return named;
    }
    var label = slice.label(LiqoLabels.REMOTE_CLUSTER_ID);
    if (!label.isEmpty()) {
      return label;
    }
    return cluster
        .get(ObjectKind.NAMESPACE, ObjectRef.cluster(slice.namespace()))
        .map(namespace -> namespace.label(LiqoLabels.REMOTE_CLUSTER_ID))
        .filter(id -> !id.isEmpty())
        .orElseThrow(() -> new RequeueException(slice + " names no provider"));
  }

  private String request(KubeObject slice) {
    var keys = ClusterKeys.read(cluster, context.liqo(ClusterKeys.SECRET));
    var name = CertificateRequests.sliceCommonName(slice.name(), context.clusterId());
    return SecretData.encode(CertificateRequests.create(keys, context.clusterId(), name));
  }
}
