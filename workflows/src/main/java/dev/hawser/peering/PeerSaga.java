package dev.hawser.peering;

import static dev.hawser.cluster.Removal.Extent.ALL;
import static dev.hawser.peering.Module.AUTHENTICATION;
import static dev.hawser.peering.Module.NETWORKING;
import static dev.hawser.peering.Step.CLAIM;
import static dev.hawser.peering.Step.CLIENT;
import static dev.hawser.peering.Step.CONFIGURATION;
import static dev.hawser.peering.Step.IDENTITY;
import static dev.hawser.peering.Step.NODE;
import static dev.hawser.peering.Step.NONCE;
import static dev.hawser.peering.Step.PROOF;
import static dev.hawser.peering.Step.REPAIR;
import static dev.hawser.peering.Step.SERVER;
import static dev.hawser.peering.Step.SLICE;
import static dev.hawser.peering.Step.TENANT;
import static dev.hawser.peering.Step.TUNNEL;

import dev.hawser.cluster.AuthenticationActivities.Challenge;
import dev.hawser.cluster.NetworkActivities.Trust;
import dev.hawser.cluster.OffloadingActivities.Expected;
import dev.hawser.cluster.OffloadingActivities.Slice;
import java.util.List;
import java.util.Optional;

// Layout by hand: one step a line, its do and its undo side by side.
/** The peering itself, top to bottom: each line has its step, its cluster, its do and its undo. */
final class PeerSaga {
  private final Plan plan;
  private final Steps steps;
  private final Sides sides;
  private final Side consumer;
  private final Side provider;

  PeerSaga(Plan plan, Steps steps, Sides sides) {
    this.plan = plan;
    this.steps = steps;
    this.sides = sides;
    this.consumer = sides.consumer();
    this.provider = sides.provider();
  }

  PeeringResult peer() {
    for (Side side : sides.toClaim()) steps.run(CLAIM, side, s -> sides.heed(s.pair().claimPair(sides.claim(s))), s -> s.pair().leavePair(sides.leave(s, steps.hasGivenUp(s))));

    var tunnel = steps.forkIf(plan.has(NETWORKING), this::network);
    var slice = steps.fork(() -> offload(plan.needsTunnelFirst() ? tunnel.get() : Optional.empty()));
    tunnel.get();
    var node = plan.expectedNode(slice.get()).map(name -> steps.run(NODE, consumer, c -> c.offloading().awaitNode(new Expected(c.scope(), name))));
    return Results.made(plan, tunnel.get(), slice.get(), node, sides.notes());
  }

  private Tunnel network() {
    var server = sides.of(plan.server());
    var client = sides.of(plan.client());

    var seenByConsumer = steps.fork(CONFIGURATION, consumer, c -> c.network().ensureConfiguration(plan.configuration(c)), c -> c.network().deleteConfiguration(sides.myNetwork(c)));
    var seenByProvider = steps.fork(CONFIGURATION, provider, p -> p.network().ensureConfiguration(plan.configuration(p)), p -> p.network().deleteConfiguration(sides.myNetwork(p)));
    var door = steps.run(SERVER, server, s -> s.network().ensureGatewayServer(plan.server(s)),       s -> s.network().deleteGatewayServer(sides.myNetwork(s)));
    var key  = steps.run(CLIENT, client, c -> c.network().ensureGatewayClient(plan.client(c, door)), c -> c.network().deleteGatewayClient(sides.myNetwork(c)));
    var farEnd = steps.fork(() -> steps.run(TUNNEL, client, c -> c.network().awaitConnected(c.scope())));
    steps.run(TUNNEL, server, s -> s.network().connectGatewayServer(new Trust(s.scope(), key)), s -> s.network().deletePublicKey(sides.myNetwork(s)));
    farEnd.get();
    return new Tunnel(door.endpoint(), seenByConsumer.get(), seenByProvider.get());
  }

  private Optional<Slice> offload(Optional<Tunnel> inBand) {
    if (plan.has(AUTHENTICATION)) authenticate(inBand);
    if (!plan.offloads()) return Optional.empty();
    return Optional.of(steps.run(SLICE, consumer, c -> c.offloading().ensureSlice(plan.slice(c)), c -> c.offloading().deleteSlice(sides.mine(c))));
  }

  private void authenticate(Optional<Tunnel> inBand) {
    if (plan.repairsCredentials()) steps.run(REPAIR, provider, p -> p.authentication().deleteRenewCopy(p.removal(ALL, List.of())));
    var nonce = steps.run(NONCE,    provider, p -> p.authentication().ensureNonce(p.scope()),                        p -> p.authentication().deleteNonce(sides.mine(p)));
    var proof = steps.run(PROOF,    consumer, c -> c.authentication().proveIdentity(new Challenge(c.scope(), nonce)), c -> c.authentication().deleteProof(sides.mine(c)));
    var grant = steps.run(TENANT,   provider, p -> p.authentication().ensureTenant(plan.admission(p, proof, inBand)), p -> p.authentication().deleteTenant(sides.mine(p)));
    steps.run(IDENTITY, consumer, c -> c.authentication().ensureIdentity(plan.credentials(c, grant)), c -> c.authentication().deleteIdentity(sides.mine(c)));
  }
}
