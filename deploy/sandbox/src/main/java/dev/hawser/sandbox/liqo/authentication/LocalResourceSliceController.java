package dev.hawser.sandbox.liqo.authentication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;

/**
 * Fills what a consumer's client leaves out of a slice: the two clusters and a request.
 *
 * <p>Source: {@code .../authentication/localresourceslice-controller} of Liqo v1.2.0.
 */
public final class LocalResourceSliceController implements Reconciler {
  private final Site site;
  private final Cluster cluster;

  public LocalResourceSliceController(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.RESOURCE_SLICE);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster
        .get(Kind.RESOURCE_SLICE, ref)
        .filter(slice -> slice.label(Labels.REPLICATION).equals("true"))
        .filter(slice -> !slice.isDeleting())
        .filter(LocalResourceSliceController::isIncomplete)
        .ifPresent(slice -> fill(slice.ref(), provider(slice), request(slice)));
    return Result.done();
  }

  private static boolean isIncomplete(KubeObject slice) {
    return slice.text("spec.consumerClusterID").isEmpty()
        || slice.text("spec.providerClusterID").isEmpty()
        || slice.text("spec.csr").isEmpty();
  }

  private void fill(ObjectRef ref, String provider, String request) {
    cluster.edit(
        Kind.RESOURCE_SLICE,
        ref,
        object -> {
          object.set("spec.consumerClusterID", site.clusterId());
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
    var label = slice.label(Labels.REMOTE_CLUSTER_ID);
    if (!label.isEmpty()) {
      return label;
    }
    return cluster
        .get(Kind.NAMESPACE, ObjectRef.cluster(slice.namespace()))
        .map(namespace -> namespace.label(Labels.REMOTE_CLUSTER_ID))
        .filter(id -> !id.isEmpty())
        .orElseThrow(() -> new NotYet(slice + " names no provider"));
  }

  private String request(KubeObject slice) {
    var keys = ClusterKeys.read(cluster, site.liqo(ClusterKeys.SECRET));
    var name = CertificateRequests.sliceCommonName(slice.name(), site.clusterId());
    return Secrets.encode(CertificateRequests.create(keys, site.clusterId(), name));
  }
}
