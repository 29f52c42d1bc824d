package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RequeueException;
import dev.hawser.simulator.runtime.WatchRegistrar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a gateway out of a WgGatewayServer or WgGatewayClient: account, keys, pod, service.
 *
 * <p>A server shows its keys only once its pod runs, as it was seen to do. Source: {@code
 * .../networking/external-network/wireguard/wggateway*_controller.go} of Liqo v1.2.0.
 */
public final class WgGatewayController implements Reconciler {
  private static final String FINALIZER = "networking.liqo.io/clusterrolebinding";

  private final ClusterClient cluster;
  private final GatewaySide side;
  private final GatewayKeys keys;
  private final GatewayParts parts;
  private final GatewayEndpoint endpoint;

  public WgGatewayController(ControllerContext context, GatewaySide side) {
    this.cluster = context.cluster();
    this.side = side;
    this.keys = new GatewayKeys(cluster);
    this.parts = new GatewayParts(cluster);
    this.endpoint = new GatewayEndpoint(cluster);
  }

  @Override
  public String name() {
    return "WgGateway" + side.word() + "Controller";
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(side.child());
    watches.on(ObjectKind.DEPLOYMENT, this::owner);
    watches.on(ObjectKind.SERVICE, this::owner);
    watches.on(ObjectKind.SERVICE_ACCOUNT, this::owner);
    watches.on(ObjectKind.POD, WgGatewayController::gateway);
    watches.on(ObjectKind.SECRET, WgGatewayController::keysOf);
  }

  private Stream<ObjectRef> owner(KubeObject object) {
    return object.owner(side.child()).stream();
  }

  private static Stream<ObjectRef> gateway(KubeObject pod) {
    var name = pod.label(LiqoLabels.GATEWAY_NAME);
    return name.isEmpty() ? Stream.of() : Stream.of(new ObjectRef(pod.namespace(), name));
  }

  private static Stream<ObjectRef> keysOf(KubeObject secret) {
    return secret.label(LiqoLabels.GATEWAY_RESOURCE).equals("true")
            && secret.name().startsWith("gw-")
        ? Stream.of(new ObjectRef(secret.namespace(), secret.name().substring(3)))
        : Stream.of();
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var found = cluster.get(side.child(), ref);
    if (found.isEmpty()) {
      return ReconcileResult.done();
    }
    var child = found.get();
    if (child.isDeleting()) {
      cluster.delete(ObjectKind.CLUSTER_ROLE_BINDING, parts.roleBinding(child).ref());
      cluster.edit(side.child(), ref, object -> object.withoutFinalizer(FINALIZER));
      return ReconcileResult.done();
    }
    parts.ensureAccount(child);
    cluster.edit(side.child(), ref, object -> object.withFinalizer(FINALIZER));
    build(child);
    return ReconcileResult.done();
  }

  private void build(KubeObject child) {
    var gateway =
        child
            .owner(side.gateway())
            .flatMap(owner -> cluster.get(side.gateway(), owner))
            .orElseThrow(() -> new RequeueException(child + " has no gateway"));
    var secret = keys.ensure(gateway, child);
    parts.ensureDeployment(child, secret.name());
    if (side == GatewaySide.CLIENT) {
      showKeys(child, secret);
    }
    var service = parts.ensureService(child);
    var pod = activePod(child);
    service.ifPresent(found -> showEndpoint(child, found, pod));
    pod.ifPresent(running -> showPod(child, running, secret));
  }

  private void showKeys(KubeObject child, KubeObject secret) {
    cluster.editStatus(
        side.child(),
        child.ref(),
        object ->
            object.set(
                "status.secretRef",
                Map.of("name", secret.name(), "namespace", secret.namespace())));
  }

  private void showEndpoint(KubeObject child, KubeObject service, Optional<KubeObject> pod) {
    endpoint
        .of(service, pod)
        .ifPresent(
            value ->
                cluster.editStatus(
                    side.child(), child.ref(), object -> object.set("status.endpoint", value)));
  }

  private void showPod(KubeObject child, KubeObject pod, KubeObject secret) {
    showKeys(child, secret);
    cluster.editStatus(
        side.child(),
        child.ref(),
        object ->
            object.set(
                "status.internalEndpoint",
                Map.of("ip", pod.text("status.podIP"), "node", pod.text("spec.nodeName"))));
  }

  /** Liqo looks for the one active pod of the namespace, not for that of this gateway. */
  private Optional<KubeObject> activePod(KubeObject child) {
    var labels = Map.of(LiqoLabels.GATEWAY_ACTIVE, "true", LiqoLabels.GATEWAY_COMPONENT, "gateway");
    List<KubeObject> running =
        cluster.listIn(ObjectKind.POD, child.namespace(), labels).stream()
            .filter(pod -> !pod.isDeleting())
            .filter(pod -> pod.text("status.phase").equals("Running"))
            .filter(pod -> !pod.text("status.podIP").isEmpty())
            .toList();
    if (running.size() > 1) {
      throw new RequeueException("several active gateway pods in " + child.namespace());
    }
    return running.stream().findFirst();
  }
}
