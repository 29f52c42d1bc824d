package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.Map;

/**
 * Turns a GatewayServer or GatewayClient into its WireGuard child and repeats the child's status.
 *
 * <p>A field the child lacks is never cleared in the parent, so a stale endpoint stays. Source:
 * {@code .../networking/external-network/server-operator} and {@code client-operator} of Liqo
 * v1.2.0.
 */
public final class GatewayController implements Reconciler {
  private final ControllerContext context;
  private final GatewaySide side;

  public GatewayController(ControllerContext context, GatewaySide side) {
    this.context = context;
    this.side = side;
  }

  @Override
  public String name() {
    return "Gateway" + side.word() + "Controller";
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(side.gateway());
    watches.on(side.child(), child -> child.owner(side.gateway()).stream());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = context.cluster().get(side.gateway(), ref);
    if (found.isEmpty() || found.get().isDeleting()) {
      return ReconcileResult.done();
    }
    var gateway = found.get();
    if (gateway.label(LiqoLabels.REMOTE_CLUSTER_ID).isEmpty()) {
      throw new RequeueException(gateway + " names no remote cluster");
    }
    requireTemplate(gateway);
    var child = ensureChild(gateway);
    context.cluster().editStatus(side.gateway(), ref, object -> publish(object, child));
    return ReconcileResult.done();
  }

  private void requireTemplate(KubeObject gateway) {
    var template =
        new ObjectRef(
            gateway.text(side.templateRef() + ".namespace"),
            gateway.text(side.templateRef() + ".name"));
    context.cluster().require(side.template(), template);
  }

  private KubeObject ensureChild(KubeObject gateway) {
    var desired =
        new GatewayTemplates(side, context.options().version())
            .child(gateway)
            .ownedBy(gateway, OwnerReferences.CONTROLLER);
    var existing = context.cluster().get(side.child(), gateway.ref());
    if (existing.isEmpty()) {
      context.cluster().createIfAbsent(desired);
      return context.cluster().require(side.child(), gateway.ref());
    }
    return context
        .cluster()
        .edit(side.child(), gateway.ref(), child -> adopt(child, desired, gateway))
        .orElseThrow(() -> new RequeueException(gateway + " lost its child"));
  }

  /** Keeps the keys the child already has: only a user's own choice replaces them. */
  private static void adopt(KubeObject child, KubeObject desired, KubeObject gateway) {
    var secret = child.get("spec.secretRef");
    child.set("spec", desired.map("spec"));
    secret
        .filter(ignored -> desired.text("spec.secretRef.name").isEmpty())
        .ifPresent(kept -> child.set("spec.secretRef", kept));
    child.ownedBy(gateway, OwnerReferences.CONTROLLER);
  }

  private void publish(KubeObject gateway, KubeObject child) {
    gateway.set(
        side.childRef(),
        Map.of(
            "apiVersion", side.child().apiVersion(),
            "kind", side.child().kind(),
            "name", child.name(),
            "namespace", child.namespace(),
            "uid", child.uid()));
    for (String field : side.published()) {
      child.get("status." + field).ifPresent(value -> gateway.set("status." + field, value));
    }
  }
}
