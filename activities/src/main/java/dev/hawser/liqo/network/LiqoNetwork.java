package dev.hawser.liqo.network;

import dev.hawser.cluster.Cidrs;
import dev.hawser.cluster.NetworkActivities;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Work;
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
  public Cidrs ensureConfiguration(Configuration configuration) {
    return cluster.run(
        configuration.scope(), work -> new Configurations(work).ensure(configuration));
  }

  @Override
  public Removed deleteConfiguration(Removal removal) {
    return remove(
        removal, "network configuration", work -> new Configurations(work).remove(removal));
  }

  @Override
  public Door ensureGatewayServer(Server server) {
    return cluster.run(server.scope(), work -> new GatewayServers(work).ensure(server));
  }

  @Override
  public Removed deleteGatewayServer(Removal removal) {
    return remove(
        removal, "gateway server", work -> new Gateways(work).remove(removal, Kind.GATEWAY_SERVER));
  }

  @Override
  public GatewayKey ensureGatewayClient(Client client) {
    return cluster.run(client.scope(), work -> new GatewayClients(work).ensure(client));
  }

  @Override
  public Removed deleteGatewayClient(Removal removal) {
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
  public Connected connectGatewayServer(Trust trust) {
    return cluster.run(
        trust.scope(),
        work -> {
          var server = new Gateways(work).require(Kind.GATEWAY_SERVER, work.namespace());
          new PublicKeys(work).ensure(server, trust.key().publicKey());
          return new Connections(work).await();
        });
  }

  @Override
  public Removed deletePublicKey(Removal removal) {
    return remove(
        removal, "trust in the client's key", work -> new PublicKeys(work).remove(removal));
  }

  @Override
  public Connected awaitConnected(Scope scope) {
    return cluster.run(scope, work -> new Connections(work).await());
  }

  @Override
  public Removed deleteNetwork(Removal removal) {
    return remove(removal, "network", work -> new NetworkRemoval(work).remove());
  }

  /** The network stays while the reverse peering stands on it. */
  private Removed remove(Removal removal, String what, Function<Work, List<String>> act) {
    return cluster.run(
        removal.scope(),
        work -> {
          var others = work.othersFirst(removal);
          if (others.isEmpty()) return new Removed(act.apply(work), List.of());
          return new Removed(
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
