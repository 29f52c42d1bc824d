package dev.hawser.liqo.network;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.RequestOption;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.cluster.ReversePeeringObjects;
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
        configuration.scope(),
        context -> {
          context.allowed().require(policy -> policy.refusesNetworks(configuration.peer()));
          var mapped = configurations(context).ensure(configuration);
          context.allowed().require(policy -> policy.refusesReserved(mapped));
          return mapped;
        });
  }

  @Override
  public DeleteResult deleteConfiguration(DeleteInput removal) {
    return remove(
        removal, "network configuration", context -> configurations(context).remove(removal));
  }

  @Override
  public GatewayServerEndpoint ensureGatewayServer(GatewayServerInput server) {
    return cluster.run(
        server.scope(),
        context -> {
          context.allowed().requireOption(server.replace(), RequestOption.REPLACE_GATEWAY);
          return servers(context).ensure(server);
        });
  }

  @Override
  public DeleteResult deleteGatewayServer(DeleteInput removal) {
    return remove(
        removal,
        "gateway server",
        context -> gateways(context).remove(removal, Kind.GATEWAY_SERVER));
  }

  @Override
  public GatewayKey ensureGatewayClient(GatewayClientInput client) {
    var endpoint = client.options().dialledBy(client.server().endpoint());
    return cluster.run(
        client.scope(),
        context -> {
          context.allowed().require(policy -> policy.refusesEndpoint(endpoint));
          return clients(context).ensure(client);
        });
  }

  @Override
  public DeleteResult deleteGatewayClient(DeleteInput removal) {
    return remove(
        removal,
        "gateway client",
        context -> {
          var gone = new ArrayList<>(keys(context).remove(removal));
          gone.addAll(gateways(context).remove(removal, Kind.GATEWAY_CLIENT));
          return gone;
        });
  }

  @Override
  public EstablishedConnection connectGatewayServer(PublicKeyInput input) {
    return cluster.run(
        input.scope(),
        context -> {
          var server = gateways(context).require(Kind.GATEWAY_SERVER, context.pair().namespace());
          keys(context).ensure(server, input.key().publicKey());
          return connections(context).await();
        });
  }

  @Override
  public DeleteResult deletePublicKey(DeleteInput removal) {
    return remove(removal, "trust in the client's key", context -> keys(context).remove(removal));
  }

  @Override
  public EstablishedConnection awaitConnection(ActivityScope scope) {
    return cluster.run(scope, context -> connections(context).await());
  }

  @Override
  public DeleteResult deleteNetwork(DeleteInput removal) {
    return remove(removal, "network", context -> networkRemoval(context).remove());
  }

  /** The network stays while the reverse peering uses it. */
  private DeleteResult remove(
      DeleteInput removal, String what, Function<ActivityContext, List<ObjectReference>> act) {
    return cluster.run(
        removal,
        context -> {
          var others = context.reverse().keeping(removal);
          if (others.isEmpty()) return new DeleteResult(act.apply(context), List.of());
          String kept =
              what
                  + " on "
                  + context.pair().cluster()
                  + ", "
                  + ReversePeeringObjects.reason(others);
          return new DeleteResult(List.of(), List.of(KeptObject.described(kept, others)));
        });
  }

  private Configurations configurations(ActivityContext context) {
    var pair = context.pair();
    var used = new UsedNetworks(context.api(), cluster.liqoNamespace(), pair.peer());
    return new Configurations(pair, context.api(), context.objects(), context.attempt(), used);
  }

  private Gateways gateways(ActivityContext context) {
    return new Gateways(context.pair(), context.api(), context.objects(), cluster.liqoNamespace());
  }

  private GatewayServers servers(ActivityContext context) {
    return new GatewayServers(
        context.pair(), context.objects(), context.attempt(), gateways(context), context.allowed());
  }

  private GatewayClients clients(ActivityContext context) {
    return new GatewayClients(
        context.pair(), context.objects(), context.attempt(), gateways(context));
  }

  private static PublicKeys keys(ActivityContext context) {
    return new PublicKeys(context.pair(), context.objects());
  }

  private Connections connections(ActivityContext context) {
    return new Connections(context.pair(), context.attempt(), gateways(context));
  }

  private NetworkRemoval networkRemoval(ActivityContext context) {
    return new NetworkRemoval(
        context.pair(), context.objects(), configurations(context), gateways(context));
  }
}
