package dev.hawser.peering.saga;

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
import dev.hawser.activity.OffloadingActivities.Node;
import dev.hawser.activity.OffloadingActivities.NodeInput;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.plan.PeerPlan;
import dev.hawser.peering.plan.Tunnel;
import java.util.List;
import java.util.Optional;

// Layout by hand: each step has its do in one line and its undo below it.
/** The peering, top to bottom: each step has its cluster, its do and, below it, its undo. */
final class PeerSaga {
  private final PeerPlan plan;
  private final Steps steps;
  private final PairStubs stubs;
  private final ClusterStubs consumer;
  private final ClusterStubs provider;

  PeerSaga(PeerPlan plan, Steps steps, PairStubs stubs) {
    this.plan = plan;
    this.steps = steps;
    this.stubs = stubs;
    this.consumer = stubs.consumer();
    this.provider = stubs.provider();
  }

  PeeringResult peer() {
    for (var cluster : stubs.claimOrder()) {
      steps.run(CLAIM, cluster,
          c -> stubs.recordNote(c.pair().claimPair(stubs.claim(c))),
          c -> c.pair().cleanUpPair(stubs.cleanup(c, steps.hasSkippedUndo(c))));
    }
    var tunnel = steps.forkIf(plan.has(NETWORKING), this::network);
    var slice = steps.fork(() -> offload(plan.needsTunnelFirst() ? tunnel.get() : Optional.empty()));
    tunnel.get();
    var node = plan.expectsNode(slice.get())
        ? Optional.of(steps.run(NODE, consumer, c -> c.offloading().awaitNode(new NodeInput(c.scope()))))
        : Optional.<Node>empty();
    return PeeringResults.made(plan, tunnel.get(), slice.get(), node, stubs.notes());
  }

  private Tunnel network() {
    var server = stubs.of(plan.server());
    var client = stubs.of(plan.client());

    var onConsumer = steps.fork(CONFIGURATION, consumer,
        c -> c.network().ensureConfiguration(plan.configuration(c.scope())),
        c -> c.network().deleteConfiguration(stubs.networkCreatedByRun(c)));
    var onProvider = steps.fork(CONFIGURATION, provider,
        p -> p.network().ensureConfiguration(plan.configuration(p.scope())),
        p -> p.network().deleteConfiguration(stubs.networkCreatedByRun(p)));
    var endpoint = steps.run(SERVER, server,
        s -> s.network().ensureGatewayServer(plan.server(s.scope())),
        s -> s.network().deleteGatewayServer(stubs.networkCreatedByRun(s)));
    var clientKey = steps.run(CLIENT, client,
        c -> c.network().ensureGatewayClient(plan.client(c.scope(), endpoint)),
        c -> c.network().deleteGatewayClient(stubs.networkCreatedByRun(c)));
    var connected = steps.fork(() ->
        steps.run(TUNNEL, client, c -> c.network().awaitConnection(c.scope())));
    steps.run(TUNNEL, server,
        s -> s.network().connectGatewayServer(new PublicKeyInput(s.scope(), clientKey)),
        s -> s.network().deletePublicKey(stubs.networkCreatedByRun(s)));
    connected.get();
    return new Tunnel(endpoint.endpoint(), onConsumer.get(), onProvider.get());
  }

  private Optional<SliceDecision> offload(Optional<Tunnel> inBand) {
    if (plan.has(AUTHENTICATION)) authenticate(inBand);
    if (!plan.offloads()) return Optional.empty();
    return Optional.of(steps.run(SLICE, consumer,
        c -> c.offloading().ensureSlice(plan.slice(c.scope())),
        c -> c.offloading().deleteSlice(stubs.createdByRun(c))));
  }

  private void authenticate(Optional<Tunnel> inBand) {
    steps.runIf(plan.repairsCredentials(), REPAIR, provider,
        p -> p.authentication().deleteReplicatedRenew(p.removal(ALL, List.of())));
    var nonce = steps.run(NONCE, provider,
        p -> p.authentication().ensureNonce(p.scope()),
        p -> p.authentication().deleteNonce(stubs.createdByRun(p)));
    var proof = steps.run(PROOF, consumer,
        c -> c.authentication().proveIdentity(new ProofInput(c.scope(), nonce)),
        c -> c.authentication().deleteProof(stubs.createdByRun(c)));
    var credentials = steps.run(TENANT, provider,
        p -> p.authentication().ensureTenant(plan.tenant(p.scope(), proof, inBand)),
        p -> p.authentication().deleteTenant(stubs.createdByRun(p)));
    steps.run(IDENTITY, consumer,
        c -> c.authentication().ensureIdentity(plan.identity(c.scope(), credentials)),
        c -> c.authentication().deleteIdentity(stubs.createdByRun(c)));
  }
}
