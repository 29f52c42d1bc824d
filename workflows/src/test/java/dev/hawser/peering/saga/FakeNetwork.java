package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.ValueSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Networking of a fake cluster; keeps for its tests what it was asked. */
final class FakeNetwork implements NetworkActivities {
  private final FakeCluster cluster;

  FakeNetwork(FakeCluster cluster) {
    this.cluster = cluster;
  }

  /** The peer's networks are remapped to 10.71.0.0/16 and 10.72.0.0/16. */
  static Cidrs mapped(FakeCluster cluster) {
    return new Cidrs(List.of("10.71.0.0/16"), List.of("10.72.0.0/16"));
  }

  @Override
  public Cidrs ensureConfiguration(ConfigurationInput asked) {
    return cluster.answer(
        "ensureConfiguration",
        asked.scope(),
        () -> {
          cluster.objects.put(FakePair.FOREIGN_CLUSTER, Map.of());
          cluster.objects.ensure(
              asked.scope().run(),
              "Configuration",
              Map.of("pod", asked.peer().pod().get(0), "external", asked.peer().external().get(0)));
          return mapped(cluster);
        });
  }

  @Override
  public DeleteResult deleteConfiguration(DeleteInput removal) {
    return remove("deleteConfiguration", removal, "Configuration");
  }

  @Override
  public GatewayServerEndpoint ensureGatewayServer(GatewayServerInput server) {
    return cluster.answer(
        "ensureGatewayServer",
        server.scope(),
        () -> {
          if (server.replace()) cluster.objects.remove("GatewayServer");
          if (!server.adopt())
            ensureGateway("GatewayServer", server.scope(), server.options(), address());
          return new GatewayServerEndpoint(
              new Endpoint(List.of(address()), 51840, "UDP"), key().publicKey());
        });
  }

  @Override
  public DeleteResult deleteGatewayServer(DeleteInput removal) {
    return remove("deleteGatewayServer", removal, "GatewayServer");
  }

  @Override
  public GatewayKey ensureGatewayClient(GatewayClientInput client) {
    return cluster.answer(
        "ensureGatewayClient",
        client.scope(),
        () -> {
          if (!client.adopt()) {
            String dialled = client.server().endpoint().addresses().get(0);
            ensureGateway("GatewayClient", client.scope(), client.options(), dialled);
            trust(client.scope(), client.server().publicKey());
          }
          return key();
        });
  }

  @Override
  public DeleteResult deleteGatewayClient(DeleteInput removal) {
    return remove("deleteGatewayClient", removal, "PublicKey", "GatewayClient");
  }

  @Override
  public EstablishedConnection connectGatewayServer(PublicKeyInput trust) {
    return cluster.answer(
        "connectGatewayServer",
        trust.scope(),
        () -> {
          trust(trust.scope(), trust.key().publicKey());
          return new EstablishedConnection("3ms");
        });
  }

  @Override
  public DeleteResult deletePublicKey(DeleteInput removal) {
    return remove("deletePublicKey", removal, "PublicKey");
  }

  @Override
  public DeleteResult deleteNetwork(DeleteInput removal) {
    return remove(
        "deleteNetwork", removal, "PublicKey", "GatewayClient", "GatewayServer", "Configuration");
  }

  @Override
  public EstablishedConnection awaitConnection(ActivityScope scope) {
    return cluster.answer("awaitConnected", scope, () -> new EstablishedConnection("3ms"));
  }

  private GatewayKey key() {
    return ValueSamples.gatewayKey("wg-" + cluster.id);
  }

  private void trust(ActivityScope scope, String key) {
    cluster.objects.ensure(scope.run(), "PublicKey", Map.of("key", ValueSamples.textOf(key)));
  }

  private void ensureGateway(
      String kind, ActivityScope scope, GatewayOptions options, String address) {
    var fields = new TreeMap<String, String>();
    fields.put("address", address);
    fields.put(
        "serviceType",
        options.serviceType() == null ? "LoadBalancer" : options.serviceType().word());
    fields.put("port", String.valueOf(options.port() == null ? 51840 : options.port()));
    cluster.objects.ensure(scope.run(), kind, fields);
  }

  private String address() {
    return cluster.id + ".example";
  }

  /** The network stays while the reverse peering stands on it. */
  private DeleteResult remove(String method, DeleteInput removal, String... kinds) {
    return cluster.answer(
        method,
        removal.scope(),
        () -> {
          if (removal.reverse().isEmpty()) return cluster.objects.remove(removal, kinds);
          var kept = new ArrayList<KeptObject>();
          for (String kind : kinds) {
            if (cluster.objects.has(kind))
              kept.add(KeptObject.of(cluster.reference(kind).on(cluster.id), "in use"));
          }
          return new DeleteResult(List.of(), kept);
        });
  }
}
