package dev.hawser.sandbox.liqo.kubelet;

import dev.hawser.sandbox.liqo.network.GatewaySide;
import dev.hawser.sandbox.liqo.runtime.Cache;
import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Outcome;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
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
 * Stands for the containers of one side's gateways: the peer's key, the Connection, the ping.
 *
 * <p>Source of what they write: {@code pkg/gateway/{connection,tunnel/wireguard}} of Liqo v1.2.0.
 */
public final class TunnelStandIn implements Reconciler {
  private static final int KEY_LENGTH = 32;
  private static final Duration PING = Duration.ofMillis(40);
  private static final Duration KEEPALIVE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Site site;
  private final Cluster cluster;
  private final GatewaySide side;
  private final Wire wire;
  private @Nullable Cache cache;
  private final Map<ObjectRef, byte[]> listening = new ConcurrentHashMap<>();
  private final Map<ObjectRef, Instant> since = new ConcurrentHashMap<>();

  public TunnelStandIn(Site site, GatewaySide side) {
    this.site = site;
    this.cluster = site.cluster();
    this.side = side;
    this.wire = new Wire(site.options().wire());
  }

  @Override
  public String name() {
    return side.word() + "TunnelStandIn";
  }

  @Override
  public Component component() {
    return Component.GATEWAY;
  }

  @Override
  public void watch(Watches watches) {
    cache = watches.cache();
    watches.on(side.gateway());
    watches.on(Kind.SECRET, secret -> secret.owner(side.gateway()).stream());
    watches.on(Kind.PUBLIC_KEY, key -> key.owner(side.gateway()).stream());
    watches.on(Kind.CONNECTION, connection -> connection.owner(side.gateway()).stream());
    watches.on(
        Kind.POD,
        pod ->
            pod.label(Labels.GATEWAY_NAME).isEmpty()
                ? Stream.of()
                : Stream.of(new ObjectRef(pod.namespace(), pod.label(Labels.GATEWAY_NAME))));
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var gateway = cluster.get(side.gateway(), ref).filter(found -> !found.isDeleting());
    var own = gateway.filter(this::isRunning).flatMap(this::ownKey);
    if (own.isEmpty()) {
      hangUp(ref);
      return Result.done();
    }
    var peer = peerKey(gateway.get());
    return peer.isEmpty() ? Result.done() : talk(gateway.get(), own.get(), peer.get());
  }

  private void hangUp(ObjectRef ref) {
    var key = listening.remove(ref);
    since.remove(ref);
    if (key != null) {
      wire.hangUp(key);
    }
  }

  private Result talk(KubeObject gateway, byte[] own, byte[] peer) {
    wire.listen(own, peer);
    listening.put(gateway.ref(), own);
    since.putIfAbsent(gateway.ref(), Instant.now());
    var connection = cluster.getOrCreate(connection(gateway));
    boolean answers = site.knobs().allows(Outcome.CONNECTION) && wire.answers(own, peer);
    show(connection, gateway.ref(), answers);
    return Result.after(answers ? KEEPALIVE : PING);
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
        Kind.CONNECTION,
        connection.ref(),
        object -> {
          object.set("status.value", value);
          if (!latency.isEmpty()) {
            object.set(
                "status.latency",
                Map.of(
                    "value",
                    latency,
                    "timestamp",
                    dev.hawser.sandbox.liqo.runtime.Conditions.now()));
          }
        });
  }

  private boolean isRunning(KubeObject gateway) {
    var labels = Map.of(Labels.GATEWAY_NAME, gateway.name(), Labels.GATEWAY_COMPONENT, "gateway");
    return seen().listIn(Kind.POD, gateway.namespace(), labels).stream()
        .anyMatch(pod -> !pod.isDeleting() && pod.text("status.phase").equals("Running"));
  }

  private Optional<byte[]> ownKey(KubeObject gateway) {
    return byLabel(Kind.SECRET, gateway)
        .filter(secret -> secret.label(Labels.GATEWAY_RESOURCE).equals("true"))
        .flatMap(secret -> Secrets.bytes(secret, "publicKey").stream())
        .findFirst();
  }

  private Optional<byte[]> peerKey(KubeObject gateway) {
    return byLabel(Kind.PUBLIC_KEY, gateway)
        .map(key -> Secrets.decode(key.text("spec.publicKey")))
        .filter(key -> key.length == KEY_LENGTH)
        .findFirst();
  }

  private Stream<KubeObject> byLabel(Kind kind, KubeObject gateway) {
    var labels = Map.of(Labels.REMOTE_CLUSTER_ID, gateway.label(Labels.REMOTE_CLUSTER_ID));
    return seen().listIn(kind, gateway.namespace(), labels).stream();
  }

  private Cache seen() {
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
            Kind.CONNECTION, new ObjectRef(gateway.namespace(), "gw-" + gateway.name()))
        .withLabel(Labels.REMOTE_CLUSTER_ID, gateway.label(Labels.REMOTE_CLUSTER_ID))
        .ownedBy(gateway, Ownership.PLAIN)
        .set("spec", Map.of("type", side.word(), "gatewayRef", reference));
  }

  @Override
  public void close() {
    listening.keySet().forEach(this::hangUp);
  }
}
