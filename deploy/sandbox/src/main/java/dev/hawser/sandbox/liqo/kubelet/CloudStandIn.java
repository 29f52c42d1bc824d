package dev.hawser.sandbox.liqo.kubelet;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Fields;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Outcome;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives gateway services their addresses, as a cloud's load balancer would.
 *
 * <p>Node ports are allocated by a real API server; where none does, this does.
 */
public final class CloudStandIn implements Reconciler {
  private static final int FIRST_NODE_PORT = 30000;
  private static final int NODE_PORTS = 2700;

  private final Site site;
  private final Cluster cluster;

  public CloudStandIn(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public Component component() {
    return Component.NODE;
  }

  @Override
  public void watch(Watches watches) {
    watches.on(
        Kind.SERVICE,
        service ->
            service.label(Labels.GATEWAY_COMPONENT).equals("gateway")
                ? Stream.of(service.ref())
                : Stream.of());
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    cluster.get(Kind.SERVICE, ref).filter(service -> !service.isDeleting()).ifPresent(this::serve);
    return Result.done();
  }

  private void serve(KubeObject service) {
    boolean balanced = service.text("spec.type").equals("LoadBalancer");
    if (balanced || service.text("spec.type").equals("NodePort")) {
      cluster.edit(Kind.SERVICE, service.ref(), CloudStandIn::allocate);
    }
    if (balanced && site.knobs().allows(Outcome.LOAD_BALANCER_ADDRESS)) {
      cluster.editStatus(Kind.SERVICE, service.ref(), this::address);
    }
  }

  private static void allocate(KubeObject service) {
    var port = new LinkedHashMap<>(Fields.map(service.list("spec.ports").get(0)));
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
            ? "203.0.113." + (10 + Math.floorMod(site.clusterId().hashCode(), 200))
            : chosen;
    service.set("status.loadBalancer.ingress", List.of(Map.of("ip", ip, "ipMode", "VIP")));
  }
}
