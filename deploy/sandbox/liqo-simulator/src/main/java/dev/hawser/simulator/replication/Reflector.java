package dev.hawser.simulator.replication;

import dev.hawser.simulator.runtime.ApiRefusal;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Informers;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Carries one kind: spec to the provider, status back.
 *
 * <p>The copy is read from a cache, so a provider that takes its permissions back is noticed only
 * on writing: a forbidden creation is let go, a forbidden deletion is tried forever. Source: {@code
 * internal/crdReplicator/reflection} of Liqo v1.2.0.
 */
final class Reflector implements Reconciler {
  private static final String FINALIZER = "crdreplicator.liqo.io/resource";

  private final ClusterClient local;
  private final ClusterClient provider;
  private final Informers copies;
  private final ReplicationLink link;
  private final ObjectKind kind;
  private final BooleanSupplier remoteIsGone;

  Reflector(
      ClusterClient local,
      ClusterClient provider,
      Informers copies,
      ReplicationLink link,
      ObjectKind kind,
      BooleanSupplier remoteIsGone) {
    this.local = local;
    this.provider = provider;
    this.copies = copies;
    this.link = link;
    this.kind = kind;
    this.remoteIsGone = remoteIsGone;
  }

  @Override
  public String name() {
    return "CrdReplicator";
  }

  @Override
  public LiqoComponent component() {
    return LiqoComponent.CRD_REPLICATOR;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    // The reflection feeds it from both sides.
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var original = local.get(kind, ref);
    var copyRef = new ObjectRef(link.remoteNamespace(), ref.name());
    if (original.isEmpty() || original.get().isDeleting()) {
      if (!remoteIsGone.getAsBoolean()) {
        remove(copyRef);
      }
      local.edit(kind, ref, object -> object.withoutFinalizer(FINALIZER));
      return ReconcileResult.done();
    }
    local.edit(kind, ref, object -> object.withFinalizer(FINALIZER));
    var copy = copies.get(kind, copyRef);
    if (copy.isEmpty()) {
      create(original.get(), copyRef);
    } else {
      synchronise(original.get(), copy.get());
    }
    return ReconcileResult.done();
  }

  /** Returns once no copy is left. */
  private void remove(ObjectRef copyRef) {
    if (!copies.hasSynced()) {
      throw new RequeueException("the other side of " + link.remoteId() + " is not yet seen");
    }
    var copy = copies.get(kind, copyRef);
    if (copy.isEmpty() || !copy.get().label(LiqoLabels.ORIGIN_ID).equals(link.localId())) {
      return;
    }
    if (!copy.get().isDeleting()) {
      provider.delete(kind, copyRef);
    }
    throw new RequeueException("the copy " + kind + " " + copyRef + " is still there");
  }

  private void create(KubeObject original, ObjectRef copyRef) {
    var copy =
        KubeObject.of(kind, copyRef)
            .withLabels(original.labels())
            .withLabel(LiqoLabels.REPLICATION, "false")
            .withLabel(LiqoLabels.REPLICATED, "true")
            .withLabel(LiqoLabels.ORIGIN_ID, link.localId())
            .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, link.localId())
            .set("spec", original.map("spec"));
    Map<String, String> annotations = original.metadata().getAnnotations();
    if (annotations != null) {
      annotations.forEach(copy::withAnnotation);
    }
    try {
      provider.create(copy);
    } catch (KubernetesClientException e) {
      switch (ApiRefusal.of(e)) {
        case FORBIDDEN -> {}
        case ALREADY_EXISTS ->
            throw new RequeueException("the copy " + copyRef + " is not yet seen");
        default -> throw e;
      }
    }
  }

  private void synchronise(KubeObject original, KubeObject copy) {
    var spec = original.map("spec");
    if (!copy.isDeleting() && !sameSpec(original, copy)) {
      provider.edit(kind, copy.ref(), object -> object.set("spec", spec));
    }
    copy.get("status")
        .ifPresent(
            status ->
                local.editStatus(kind, original.ref(), object -> object.set("status", status)));
  }

  private boolean sameSpec(KubeObject original, KubeObject copy) {
    return dev.hawser.simulator.runtime.JsonFields.same(original.map("spec"), copy.map("spec"));
  }
}
