package dev.hawser.simulator.kubelet;

import dev.hawser.simulator.networkingcontroller.GatewaySide;
import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.InformerCache;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the containers of one cluster's gateways: the peer's key, the Connection, the ping.
 *
 * <p>Source of what they write: {@code pkg/gateway/{connection,tunnel/wireguard}} of Liqo v1.2.0.
 */
public final class FakeTunnel implements Reconciler {
  private static final int KEY_LENGTH = 32;
  private static final Duration PING = Duration.ofMillis(40);
  private static final Duration KEEPALIVE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ControllerContext context;
  private final ClusterClient cluster;
  private final GatewaySide side;
  private final SimulatedNetwork network;
  private @Nullable InformerCache cache;
  private final Map<ObjectRef, byte[]> listening = new ConcurrentHashMap<>();
  private final Map<ObjectRef, Instant> since = new ConcurrentHashMap<>();

  public FakeTunnel(ControllerContext context, GatewaySide side) {
    this.context = context;
    this.cluster = context.cluster();
    this.side = side;
    this.network = new SimulatedNetwork(context.options().networkFolder());
  }

  @Override
  public String name() {
    return side.word() + "TunnelStandIn";
  }

  @Override
  public LiqoComponent component() {
    return LiqoComponent.GATEWAY;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    cache = watches.cache();
    watches.on(side.gateway());
    watches.on(ObjectKind.SECRET, secret -> secret.owner(side.gateway()).stream());
    watches.on(ObjectKind.PUBLIC_KEY, key -> key.owner(side.gateway()).stream());
    watches.on(ObjectKind.CONNECTION, connection -> connection.owner(side.gateway()).stream());
    watches.on(
        ObjectKind.POD,
        pod ->
            pod.label(LiqoLabels.GATEWAY_NAME).isEmpty()
                ? Stream.of()
                : Stream.of(new ObjectRef(pod.namespace(), pod.label(LiqoLabels.GATEWAY_NAME))));
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var gateway = cluster.get(side.gateway(), ref).filter(found -> !found.isDeleting());
    var own = gateway.filter(this::isRunning).flatMap(this::ownKey);
    if (own.isEmpty()) {
      disconnect(ref);
      return ReconcileResult.done();
    }
    var peer = peerKey(gateway.get());
    return peer.isEmpty() ? ReconcileResult.done() : ping(gateway.get(), own.get(), peer.get());
  }

  private void disconnect(ObjectRef ref) {
    var key = listening.remove(ref);
    since.remove(ref);
    if (key != null) {
      network.remove(key);
    }
  }

  private ReconcileResult ping(KubeObject gateway, byte[] own, byte[] peer) {
    String port =
        gateway.text(side == GatewaySide.SERVER ? "status.endpoint.port" : "spec.endpoint.port");
    network.listen(own, peer, port);
    listening.put(gateway.ref(), own);
    since.putIfAbsent(gateway.ref(), Instant.now());
    var connection = cluster.getOrCreate(connection(gateway));
    boolean answers =
        context.faults().allows(WithholdableOutcome.CONNECTION) && network.answers(own, peer, port);
    show(connection, gateway.ref(), answers);
    return ReconcileResult.after(answers ? KEEPALIVE : PING);
  }

  private void show(KubeObject connection, ObjectRef gateway, boolean answers) {
    var current = connection.text("status.value");
    if (current.isEmpty()) {
      write(connection, "Connecting", "");
    }
    if (answers && !current.equals("Connected")) {
      since.put(gateway, Instant.now());
      write(connection, "Connected", "1.23ms");
    } else if (!answers && (current.equals("Connected") || isLate(gateway))) {
      write(connection, "Error", "N/A");
    }
  }

  private boolean isLate(ObjectRef gateway) {
    var start = since.getOrDefault(gateway, Instant.now());
    return start.plus(PATIENCE).isBefore(Instant.now());
  }

  private void write(KubeObject connection, String value, String latency) {
    if (connection.text("status.value").equals(value)) {
      return;
    }
    cluster.editStatus(
        ObjectKind.CONNECTION,
        connection.ref(),
        object -> {
          object.set("status.value", value);
          if (!latency.isEmpty()) {
            object.set(
                "status.latency",
                Map.of(
                    "value", latency, "timestamp", dev.hawser.simulator.runtime.Conditions.now()));
          }
        });
  }

  private boolean isRunning(KubeObject gateway) {
    var labels =
        Map.of(LiqoLabels.GATEWAY_NAME, gateway.name(), LiqoLabels.GATEWAY_COMPONENT, "gateway");
    return seen().listIn(ObjectKind.POD, gateway.namespace(), labels).stream()
        .anyMatch(pod -> !pod.isDeleting() && pod.text("status.phase").equals("Running"));
  }

  private Optional<byte[]> ownKey(KubeObject gateway) {
    return byLabel(ObjectKind.SECRET, gateway)
        .filter(secret -> secret.label(LiqoLabels.GATEWAY_RESOURCE).equals("true"))
        .flatMap(secret -> SecretData.bytes(secret, "publicKey").stream())
        .findFirst();
  }

  private Optional<byte[]> peerKey(KubeObject gateway) {
    return byLabel(ObjectKind.PUBLIC_KEY, gateway)
        .map(key -> SecretData.decode(key.text("spec.publicKey")))
        .filter(key -> key.length == KEY_LENGTH)
        .findFirst();
  }

  private Stream<KubeObject> byLabel(ObjectKind kind, KubeObject gateway) {
    var labels = Map.of(LiqoLabels.REMOTE_CLUSTER_ID, gateway.label(LiqoLabels.REMOTE_CLUSTER_ID));
    return seen().listIn(kind, gateway.namespace(), labels).stream();
  }

  private InformerCache seen() {
    return Objects.requireNonNull(cache);
  }

  private KubeObject connection(KubeObject gateway) {
    var reference = new LinkedHashMap<String, Object>();
    reference.put("apiVersion", side.child().apiVersion());
    reference.put("kind", side.child().kind());
    reference.put("name", gateway.name());
    reference.put("namespace", gateway.namespace());
    reference.put("uid", gateway.uid());
    return KubeObject.of(
            ObjectKind.CONNECTION, new ObjectRef(gateway.namespace(), "gw-" + gateway.name()))
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, gateway.label(LiqoLabels.REMOTE_CLUSTER_ID))
        .ownedBy(gateway, OwnerReferences.PLAIN)
        .set("spec", Map.of("type", side.word(), "gatewayRef", reference));
  }

  @Override
  public void close() {
    listening.keySet().forEach(this::disconnect);
  }
}
