package dev.hawser.simulator.foreigncluster;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.InformerCache;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private static final List<ObjectKind> SOURCES =
      List.of(
          ObjectKind.CONFIGURATION,
          ObjectKind.CONNECTION,
          ObjectKind.GATEWAY_SERVER,
          ObjectKind.GATEWAY_CLIENT,
          ObjectKind.TENANT,
          ObjectKind.IDENTITY,
          ObjectKind.VIRTUAL_NODE,
          ObjectKind.NODE);

  private final ControllerContext context;
  private final ClusterClient cluster;
  private @Nullable InformerCache watched;

  public ForeignClusterController(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watched = watches.cache();
    SOURCES.forEach(kind -> watches.on(kind, ForeignClusterController::remote));
    watches.on(ObjectKind.DEPLOYMENT, this::gateway);
    watches.on(ObjectKind.FOREIGN_CLUSTER);
  }

  private static Stream<ObjectRef> remote(KubeObject object) {
    var id = object.label(LiqoLabels.REMOTE_CLUSTER_ID);
    return id.isEmpty() ? Stream.of() : Stream.of(ObjectRef.cluster(id));
  }

  /** A gateway's Deployment names no cluster; the gateway of its name does. */
  private Stream<ObjectRef> gateway(KubeObject deployment) {
    var name = deployment.label(LiqoLabels.GATEWAY_NAME);
    if (name.isEmpty()) {
      return remote(deployment);
    }
    var ref = new ObjectRef(deployment.namespace(), name);
    return Stream.of(ObjectKind.GATEWAY_SERVER, ObjectKind.GATEWAY_CLIENT)
        .flatMap(kind -> cache().get(kind, ref).stream())
        .flatMap(ForeignClusterController::remote);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster.get(ObjectKind.FOREIGN_CLUSTER, ref).or(() -> create(ref)).ifPresent(this::update);
    return ReconcileResult.done();
  }

  private void update(KubeObject found) {
    var peer = read(found.name());
    boolean waitsForSecret = peer.identity().isPresent() && peer.controlPlaneSecret().isEmpty();
    if (waitsForSecret) {
      throw new RequeueException("the identity for " + found.ref() + " has no kubeconfig yet");
    }
    markChecked(found, peer.isProvider()).ifPresent(checked -> updateStatus(checked, peer));
  }

  private void updateStatus(KubeObject found, PeerState peer) {
    try {
      cluster.editStatus(found, foreign -> PeerStatus.apply(foreign, peer));
    } catch (RequeueException e) {
      cluster.editStatus(found, PeerStatus::clear);
      throw e;
    }
  }

  /** Held while there is an API server to ask after, and so before its address is shown. */
  private Optional<KubeObject> markChecked(KubeObject found, boolean asked) {
    return cluster.edit(
        found,
        foreign -> {
          if (!asked) {
            foreign.withoutFinalizer(ApiServerChecker.FINALIZER);
          } else if (!foreign.isDeleting()) {
            foreign.withFinalizer(ApiServerChecker.FINALIZER);
          }
        });
  }

  private PeerState read(String remoteId) {
    return new PeerReader(cache()).read(remoteId);
  }

  private InformerCache cache() {
    return Objects.requireNonNull(watched);
  }

  /** The webhook labels it, so none appears while that is down. */
  private Optional<KubeObject> create(ObjectRef ref) {
    var peer = read(ref.name());
    boolean known =
        peer.isNetworked()
            || peer.tenant().isPresent()
            || peer.identity().isPresent()
            || !peer.virtualNodes().isEmpty()
            || !peer.nodes().isEmpty();
    if (!known) {
      return Optional.empty();
    }
    if (context.faults().isPaused(LiqoComponent.WEBHOOK)) {
      throw new RequeueException("the webhook for ForeignClusters does not answer");
    }
    cluster.createIfAbsent(
        KubeObject.of(ObjectKind.FOREIGN_CLUSTER, ref)
            .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, ref.name())
            .set("spec", Map.of("clusterID", ref.name())));
    return cluster.get(ObjectKind.FOREIGN_CLUSTER, ref);
  }
}
