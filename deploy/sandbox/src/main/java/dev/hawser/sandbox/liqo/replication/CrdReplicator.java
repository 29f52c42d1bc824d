package dev.hawser.sandbox.liqo.replication;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Conditions;
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

  private final Site site;
  private final Cluster cluster;
  private final Map<ObjectRef, Reflection> reflections = new ConcurrentHashMap<>();

  public CrdReplicator(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public Component component() {
    return Component.CRD_REPLICATOR;
  }

  @Override
  public void watch(Watches watches) {
    watches.on(
        Kind.SECRET, secret -> isControlPlane(secret) ? Stream.of(secret.ref()) : Stream.of());
    for (Kind kind : Reflection.KINDS) {
      watches.on(
          kind,
          object -> {
            reflections.values().forEach(reflection -> reflection.seenHere(object));
            return Stream.of();
          });
    }
  }

  private static boolean isControlPlane(KubeObject secret) {
    return secret.label(Labels.IDENTITY_TYPE).equals("ControlPlane")
        && !secret.label(Labels.REMOTE_CLUSTER_ID).isEmpty()
        && !secret.annotation(Labels.REMOTE_TENANT_NAMESPACE).isEmpty();
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var found = cluster.get(Kind.SECRET, ref);
    if (found.isEmpty()) {
      end(ref);
    } else if (found.get().isDeleting()) {
      stop(found.get());
    } else {
      cluster.edit(Kind.SECRET, ref, object -> object.withFinalizer(FINALIZER));
      start(found.get());
    }
    return Result.done();
  }

  private void start(KubeObject secret) {
    var kubeconfig =
        Secrets.bytes(secret, "kubeconfig")
            .orElseThrow(() -> new NotYet(secret + " holds no kubeconfig"));
    var current = reflections.get(secret.ref());
    if (current != null && current.uses(kubeconfig)) {
      return;
    }
    end(secret.ref());
    var link =
        new Link(
            site.clusterId(),
            secret.label(Labels.REMOTE_CLUSTER_ID),
            secret.namespace(),
            secret.annotation(Labels.REMOTE_TENANT_NAMESPACE));
    var reflection = new Reflection(site, link, kubeconfig, () -> isGone(link.remoteId()));
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
      throw new NotYet("cannot stop reflection to " + reflection.link().remoteId());
    }
    end(secret.ref());
    cluster.edit(Kind.SECRET, secret.ref(), object -> object.withoutFinalizer(FINALIZER));
  }

  /** Declared unreachable by its user, and not contradicted by the health check. */
  private boolean isGone(String remoteId) {
    return cluster
        .get(Kind.FOREIGN_CLUSTER, ObjectRef.cluster(remoteId))
        .filter(foreign -> foreign.annotation(Labels.UNREACHABLE).equals("true"))
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
