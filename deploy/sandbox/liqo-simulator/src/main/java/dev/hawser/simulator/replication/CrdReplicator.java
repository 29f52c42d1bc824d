package dev.hawser.simulator.replication;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs one reflection per control-plane kubeconfig Secret.
 *
 * <p>A Secret that is deleted keeps its finalizer until no reflected object is left on either side.
 * Source: {@code internal/crdReplicator} of Liqo v1.2.0.
 */
public final class CrdReplicator implements Reconciler {
  private static final String FINALIZER = "crdreplicator.liqo.io/operator";

  private final ControllerContext context;
  private final ClusterClient cluster;
  private final Map<ObjectRef, LinkReplicator> reflections = new ConcurrentHashMap<>();

  public CrdReplicator(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public LiqoComponent component() {
    return LiqoComponent.CRD_REPLICATOR;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(
        ObjectKind.SECRET,
        secret -> isControlPlane(secret) ? Stream.of(secret.ref()) : Stream.of());
    for (ObjectKind kind : LinkReplicator.KINDS) {
      watches.on(
          kind,
          object -> {
            reflections.values().forEach(reflection -> reflection.localObjects(object));
            return Stream.of();
          });
    }
  }

  private static boolean isControlPlane(KubeObject secret) {
    return secret.label(LiqoLabels.IDENTITY_TYPE).equals("ControlPlane")
        && !secret.label(LiqoLabels.REMOTE_CLUSTER_ID).isEmpty()
        && !secret.annotation(LiqoLabels.REMOTE_TENANT_NAMESPACE).isEmpty();
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = cluster.get(ObjectKind.SECRET, ref);
    if (found.isEmpty()) {
      end(ref);
    } else if (found.get().isDeleting()) {
      stop(found.get());
    } else {
      cluster.edit(ObjectKind.SECRET, ref, object -> object.withFinalizer(FINALIZER));
      start(found.get());
    }
    return ReconcileResult.done();
  }

  private void start(KubeObject secret) {
    var kubeconfig =
        SecretData.bytes(secret, "kubeconfig")
            .orElseThrow(() -> new RequeueException(secret + " holds no kubeconfig"));
    var current = reflections.get(secret.ref());
    if (current != null && current.uses(kubeconfig)) {
      return;
    }
    end(secret.ref());
    var link =
        new ReplicationLink(
            context.clusterId(),
            secret.label(LiqoLabels.REMOTE_CLUSTER_ID),
            secret.namespace(),
            secret.annotation(LiqoLabels.REMOTE_TENANT_NAMESPACE));
    var reflection = new LinkReplicator(context, link, kubeconfig, () -> isGone(link.remoteId()));
    reflections.put(secret.ref(), reflection);
    reflection.start();
  }

  private void stop(KubeObject secret) {
    var reflection = reflections.get(secret.ref());
    if (reflection == null && secret.hasFinalizer(FINALIZER)) {
      // After a restart the objects left still need someone to carry their deletion over.
      start(secret);
      reflection = reflections.get(secret.ref());
    }
    if (reflection != null && !isGone(reflection.link().remoteId()) && !reflection.stopsIfIdle()) {
      throw new RequeueException("cannot stop reflection to " + reflection.link().remoteId());
    }
    end(secret.ref());
    cluster.edit(ObjectKind.SECRET, secret.ref(), object -> object.withoutFinalizer(FINALIZER));
  }

  /** Declared unreachable by its user, and not contradicted by the health check. */
  private boolean isGone(String remoteId) {
    return cluster
        .get(ObjectKind.FOREIGN_CLUSTER, ObjectRef.cluster(remoteId))
        .filter(foreign -> foreign.annotation(LiqoLabels.UNREACHABLE).equals("true"))
        .filter(
            foreign ->
                !Conditions.status(foreign.list("status.conditions"), "APIServerStatus")
                    .equals("Established"))
        .isPresent();
  }

  private void end(ObjectRef ref) {
    var reflection = reflections.remove(ref);
    if (reflection != null) {
      reflection.close();
    }
  }

  @Override
  public void close() {
    reflections.keySet().forEach(this::end);
  }
}
