package dev.hawser.simulator.kubelet;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.JsonFields;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.WatchRegistrar;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives gateway services their addresses, as a cloud's load balancer would.
 *
 * <p>Node ports are allocated by a real API server; where none does, this does.
 */
public final class FakeCloud implements Reconciler {
  private static final int FIRST_NODE_PORT = 30000;
  private static final int NODE_PORTS = 2700;

  private final ControllerContext context;
  private final ClusterClient cluster;

  public FakeCloud(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public LiqoComponent component() {
    return LiqoComponent.NODE;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(
        ObjectKind.SERVICE,
        service ->
            service.label(LiqoLabels.GATEWAY_COMPONENT).equals("gateway")
                ? Stream.of(service.ref())
                : Stream.of());
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    cluster
        .get(ObjectKind.SERVICE, ref)
        .filter(service -> !service.isDeleting())
        .ifPresent(this::serve);
    return ReconcileResult.done();
  }

  private void serve(KubeObject service) {
    boolean balanced = service.text("spec.type").equals("LoadBalancer");
    if (balanced || service.text("spec.type").equals("NodePort")) {
      cluster.edit(ObjectKind.SERVICE, service.ref(), FakeCloud::allocate);
    }
    if (balanced && context.faults().allows(WithholdableOutcome.LOAD_BALANCER_ADDRESS)) {
      cluster.editStatus(ObjectKind.SERVICE, service.ref(), this::address);
    }
  }

  private static void allocate(KubeObject service) {
    var port = new LinkedHashMap<>(JsonFields.map(service.list("spec.ports").get(0)));
    if (port.get("nodePort") == null) {
      port.put("nodePort", FIRST_NODE_PORT + Math.floorMod(service.uid().hashCode(), NODE_PORTS));
      service.set("spec.ports", List.of(port));
    }
  }

  private void address(KubeObject service) {
    if (!service.list("status.loadBalancer.ingress").isEmpty()) {
      return;
    }
    var chosen = service.text("spec.loadBalancerIP");
    var ip =
        chosen.isEmpty()
            ? "203.0.113." + (10 + Math.floorMod(context.clusterId().hashCode(), 200))
            : chosen;
    service.set("status.loadBalancer.ingress", List.of(Map.of("ip", ip, "ipMode", "VIP")));
  }
}
