package dev.hawser.sandbox.liqo.core;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.NotYet;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one ForeignCluster per other cluster ever seen, and never deletes it.
 *
 * <p>It makes one at the first object labelled with that cluster. Kubeconfig Secrets do not wake
 * it, so a role may stay stale after the last one vanishes, as in Liqo. Source: {@code
 * .../core/foreigncluster-controller} of Liqo v1.2.0.
 */
public final class ForeignClusterController implements Reconciler {
  private static final List<Kind> SOURCES =
      List.of(
          Kind.CONFIGURATION,
          Kind.CONNECTION,
          Kind.GATEWAY_SERVER,
          Kind.GATEWAY_CLIENT,
          Kind.TENANT,
          Kind.IDENTITY,
          Kind.VIRTUAL_NODE,
          Kind.NODE);

  private final Site site;
  private final Cluster cluster;
  private @Nullable PeerReader reader;

  public ForeignClusterController(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    reader = new PeerReader(watches.cache());
    SOURCES.forEach(kind -> watches.on(kind, ForeignClusterController::remote));
    watches.on(Kind.DEPLOYMENT, this::gateway);
    watches.on(Kind.FOREIGN_CLUSTER);
  }

  private static Stream<ObjectRef> remote(KubeObject object) {
    var id = object.label(Labels.REMOTE_CLUSTER_ID);
    return id.isEmpty() ? Stream.of() : Stream.of(ObjectRef.cluster(id));
  }

  /** A gateway's Deployment names no cluster; the gateway of its name does. */
  private Stream<ObjectRef> gateway(KubeObject deployment) {
    var name = deployment.label(Labels.GATEWAY_NAME);
    if (name.isEmpty()) {
      return remote(deployment);
    }
    var ref = new ObjectRef(deployment.namespace(), name);
    return Stream.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT)
        .flatMap(kind -> cluster.get(kind, ref).stream())
        .flatMap(ForeignClusterController::remote);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    if (cluster.get(Kind.FOREIGN_CLUSTER, ref).isEmpty() && !create(ref)) {
      return Result.done();
    }
    var peer = read(ref.name());
    boolean waitsForSecret = peer.identity().isPresent() && peer.controlPlaneSecret().isEmpty();
    if (waitsForSecret) {
      throw new NotYet("the identity for " + ref + " has no kubeconfig yet");
    }
    markChecked(ref, peer.isProvider());
    try {
      cluster.editStatus(Kind.FOREIGN_CLUSTER, ref, foreign -> PeerStatus.apply(foreign, peer));
    } catch (NotYet e) {
      cluster.editStatus(Kind.FOREIGN_CLUSTER, ref, PeerStatus::clear);
      throw e;
    }
    return Result.done();
  }

  /** Held while there is an API server to ask after, and so before its address is shown. */
  private void markChecked(ObjectRef ref, boolean asked) {
    var unused =
        cluster.edit(
            Kind.FOREIGN_CLUSTER,
            ref,
            foreign -> {
              if (!asked) {
                foreign.withoutFinalizer(ApiServerChecker.FINALIZER);
              } else if (!foreign.isDeleting()) {
                foreign.withFinalizer(ApiServerChecker.FINALIZER);
              }
            });
  }

  private Peer read(String remoteId) {
    return Objects.requireNonNull(reader).read(remoteId);
  }

  /** The webhook labels it, so none appears while that is down. */
  private boolean create(ObjectRef ref) {
    var peer = read(ref.name());
    boolean known =
        peer.isNetworked()
            || peer.tenant().isPresent()
            || peer.identity().isPresent()
            || !peer.virtualNodes().isEmpty()
            || !peer.nodes().isEmpty();
    if (!known) {
      return false;
    }
    if (site.knobs().isPaused(Component.WEBHOOK)) {
      throw new NotYet("the webhook for ForeignClusters does not answer");
    }
    cluster.createIfAbsent(
        KubeObject.of(Kind.FOREIGN_CLUSTER, ref)
            .withLabel(Labels.REMOTE_CLUSTER_ID, ref.name())
            .set("spec", Map.of("clusterID", ref.name())));
    return true;
  }
}
