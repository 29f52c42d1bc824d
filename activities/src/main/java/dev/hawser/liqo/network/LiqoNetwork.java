package dev.hawser.liqo.network;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.resources.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Liqo's networking module on one cluster. */
public final class LiqoNetwork implements NetworkActivities {
  private final ClusterAccess cluster;

  public LiqoNetwork(ClusterAccess cluster) {
    this.cluster = cluster;
  }

  @Override
  public Cidrs ensureConfiguration(ConfigurationInput configuration) {
    return cluster.run(
        configuration.scope(), work -> new Configurations(work).ensure(configuration));
  }

  @Override
  public DeleteResult deleteConfiguration(DeleteInput removal) {
    return remove(
        removal, "network configuration", work -> new Configurations(work).remove(removal));
  }

  @Override
  public GatewayServerEndpoint ensureGatewayServer(GatewayServerInput server) {
    return cluster.run(server.scope(), work -> new GatewayServers(work).ensure(server));
  }

  @Override
  public DeleteResult deleteGatewayServer(DeleteInput removal) {
    return remove(
        removal, "gateway server", work -> new Gateways(work).remove(removal, Kind.GATEWAY_SERVER));
  }

  @Override
  public GatewayKey ensureGatewayClient(GatewayClientInput client) {
    return cluster.run(client.scope(), work -> new GatewayClients(work).ensure(client));
  }

  @Override
  public DeleteResult deleteGatewayClient(DeleteInput removal) {
    return remove(
        removal,
        "gateway client",
        work -> {
          var gone = new ArrayList<>(new PublicKeys(work).remove(removal));
          gone.addAll(new Gateways(work).remove(removal, Kind.GATEWAY_CLIENT));
          return gone;
        });
  }

  @Override
  public EstablishedConnection connectGatewayServer(PublicKeyInput trust) {
    return cluster.run(
        trust.scope(),
        work -> {
          var server = new Gateways(work).require(Kind.GATEWAY_SERVER, work.namespace());
          new PublicKeys(work).ensure(server, trust.key().publicKey());
          return new Connections(work).await();
        });
  }

  @Override
  public DeleteResult deletePublicKey(DeleteInput removal) {
    return remove(
        removal, "trust in the client's key", work -> new PublicKeys(work).remove(removal));
  }

  @Override
  public EstablishedConnection awaitConnection(ActivityScope scope) {
    return cluster.run(scope, work -> new Connections(work).await());
  }

  @Override
  public DeleteResult deleteNetwork(DeleteInput removal) {
    return remove(removal, "network", work -> new NetworkRemoval(work).remove());
  }

  /** The network stays while the reverse peering stands on it. */
  private DeleteResult remove(
      DeleteInput removal, String what, Function<ActivityContext, List<String>> act) {
    return cluster.run(
        removal.scope(),
        work -> {
          var others = work.othersFirst(removal);
          if (others.isEmpty()) return new DeleteResult(act.apply(work), List.of());
          return new DeleteResult(
              List.of(),
              List.of(
                  what
                      + " on "
                      + work.clusterId()
                      + ", in use by the reverse peering ("
                      + String.join(", ", others)
                      + ")"));
        });
  }
}
