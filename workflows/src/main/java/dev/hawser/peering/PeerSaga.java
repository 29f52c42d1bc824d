package dev.hawser.peering;

import static dev.hawser.activity.DeleteInput.Extent.ALL;
import static dev.hawser.peering.LiqoModule.AUTHENTICATION;
import static dev.hawser.peering.LiqoModule.NETWORKING;
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

import dev.hawser.activity.AuthenticationActivities.ProofInput;
import dev.hawser.activity.NetworkActivities.PublicKeyInput;
import dev.hawser.activity.OffloadingActivities.NodeInput;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import java.util.List;
import java.util.Optional;

// Layout by hand: one step a line, its do and its undo side by side.
/** The peering itself, top to bottom: each line has its step, its cluster, its do and its undo. */
final class PeerSaga {
  private final PeerPlan plan;
  private final Steps steps;
  private final PairStubs sides;
  private final ClusterStubs consumer;
  private final ClusterStubs provider;

  PeerSaga(PeerPlan plan, Steps steps, PairStubs sides) {
    this.plan = plan;
    this.steps = steps;
    this.sides = sides;
    this.consumer = sides.consumer();
    this.provider = sides.provider();
  }

  PeeringResult peer() {
    for (ClusterStubs side : sides.claimOrder()) steps.run(CLAIM, side, s -> sides.recordNote(s.pair().claimPair(sides.claim(s))), s -> s.pair().cleanUpPair(sides.cleanup(s, steps.hasSkippedUndo(s))));

    var tunnel = steps.forkIf(plan.has(NETWORKING), this::network);
    var slice = steps.fork(() -> offload(plan.needsTunnelFirst() ? tunnel.get() : Optional.empty()));
    tunnel.get();
    var node = plan.expectedNode(slice.get()).map(name -> steps.run(NODE, consumer, c -> c.offloading().awaitNode(new NodeInput(c.scope(), name))));
    return PeeringResults.made(plan, tunnel.get(), slice.get(), node, sides.notes());
  }

  private Tunnel network() {
    var server = sides.of(plan.server());
    var client = sides.of(plan.client());

    var seenByConsumer = steps.fork(CONFIGURATION, consumer, c -> c.network().ensureConfiguration(plan.configuration(c)), c -> c.network().deleteConfiguration(sides.networkCreatedByRun(c)));
    var seenByProvider = steps.fork(CONFIGURATION, provider, p -> p.network().ensureConfiguration(plan.configuration(p)), p -> p.network().deleteConfiguration(sides.networkCreatedByRun(p)));
    var door = steps.run(SERVER, server, s -> s.network().ensureGatewayServer(plan.server(s)),       s -> s.network().deleteGatewayServer(sides.networkCreatedByRun(s)));
    var key  = steps.run(CLIENT, client, c -> c.network().ensureGatewayClient(plan.client(c, door)), c -> c.network().deleteGatewayClient(sides.networkCreatedByRun(c)));
    var farEnd = steps.fork(() -> steps.run(TUNNEL, client, c -> c.network().awaitConnection(c.scope())));
    steps.run(TUNNEL, server, s -> s.network().connectGatewayServer(new PublicKeyInput(s.scope(), key)), s -> s.network().deletePublicKey(sides.networkCreatedByRun(s)));
    farEnd.get();
    return new Tunnel(door.endpoint(), seenByConsumer.get(), seenByProvider.get());
  }

  private Optional<SliceDecision> offload(Optional<Tunnel> inBand) {
    if (plan.has(AUTHENTICATION)) authenticate(inBand);
    if (!plan.offloads()) return Optional.empty();
    return Optional.of(steps.run(SLICE, consumer, c -> c.offloading().ensureSlice(plan.slice(c)), c -> c.offloading().deleteSlice(sides.createdByRun(c))));
  }

  private void authenticate(Optional<Tunnel> inBand) {
    if (plan.repairsCredentials()) steps.run(REPAIR, provider, p -> p.authentication().deleteReplicatedRenew(p.removal(ALL, List.of())));
    var nonce = steps.run(NONCE,    provider, p -> p.authentication().ensureNonce(p.scope()),                        p -> p.authentication().deleteNonce(sides.createdByRun(p)));
    var proof = steps.run(PROOF,    consumer, c -> c.authentication().proveIdentity(new ProofInput(c.scope(), nonce)), c -> c.authentication().deleteProof(sides.createdByRun(c)));
    var grant = steps.run(TENANT,   provider, p -> p.authentication().ensureTenant(plan.admission(p, proof, inBand)), p -> p.authentication().deleteTenant(sides.createdByRun(p)));
    steps.run(IDENTITY, consumer, c -> c.authentication().ensureIdentity(plan.credentials(c, grant)), c -> c.authentication().deleteIdentity(sides.createdByRun(c)));
  }
}
