package dev.hawser.peering.saga;

import static dev.hawser.activity.DeleteInput.Extent.ALL;
import static dev.hawser.peering.Step.CLAIM;
import static dev.hawser.peering.Step.DRAIN;
import static dev.hawser.peering.Step.NETWORK;
import static dev.hawser.peering.Step.RELEASE;
import static dev.hawser.peering.Step.REMOVE_IDENTITY;
import static dev.hawser.peering.Step.REMOVE_NODE;
import static dev.hawser.peering.Step.REMOVE_TENANT;
import static dev.hawser.peering.Step.REPAIR;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities.DrainInput;
import dev.hawser.peering.Step;
import dev.hawser.peering.plan.UnpeerPlan;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.function.Function;

// Layout by hand: one delete a line.
/** The end of a peering, top to bottom: each line has its step, its cluster and its delete. */
final class UnpeerSaga {
  private final UnpeerPlan plan;
  private final Steps steps;
  private final Removals removals;
  private final PairStubs stubs;
  private final ClusterStubs consumer;
  private final ClusterStubs provider;

  UnpeerSaga(UnpeerPlan plan, Steps steps, Removals removals, PairStubs stubs) {
    this.plan = plan;
    this.steps = steps;
    this.removals = removals;
    this.stubs = stubs;
    this.consumer = stubs.consumer();
    this.provider = stubs.provider();
  }

  /** Reversible: until the first delete, an abort or a failure restores everything. */
  void claim() {
    for (var cluster : stubs.claimOrder()) {
      steps.run(CLAIM, cluster,
          c -> c.pair().claimPair(stubs.claim(c)),
          c -> c.pair().releaseClaim(stubs.release(c)));
    }
    steps.runIf(plan.declaresProviderGone(), CLAIM, consumer,
        c -> c.pair().declareUnreachable(c.scope()),
        c -> c.pair().clearUnreachable(stubs.createdByRun(c)));
  }

  /** The last reversible part, which waits for as long as the request says. */
  void drain() {
    steps.run(DRAIN, consumer.patient(plan.drainTimeout()),
        c -> c.offloading().drainNode(new DrainInput(c.scope())),
        c -> c.offloading().uncordonNode(stubs.createdByRun(c)));
  }

  /** Only goes forward: what fails is tried again until it is gone. */
  void unpeer() {
    run(REPAIR,      provider, p -> p.authentication().deleteReplicatedObjects(all(p)));
    run(REMOVE_NODE, consumer, c -> c.offloading().deleteSlice(all(c)));

    // The consumer's network is removed after its credentials: once the network is gone, Liqo does
    // not update its ForeignCluster any more, which would show a provider forever.
    var now = Workflow.<Void>newPromise(null);
    var identity =
        fork(now,      REMOVE_IDENTITY, consumer, c -> c.authentication().deleteIdentity(all(c)));
    var tunnel = plan.needsTunnelForCredentials() ? identity : now;
    awaitAll(List.of(
        fork(identity, REMOVE_TENANT, provider, p -> p.authentication().deleteTenant(all(p))),
        fork(tunnel,   NETWORK,       provider, p -> p.network().deleteNetwork(all(p))),
        fork(identity, NETWORK,       consumer, c -> c.network().deleteNetwork(all(c)))));

    awaitAll(stubs.claimOrder().stream()
        .map(cluster -> fork(now, RELEASE, cluster, c -> c.pair().cleanUpPair(plan.cleanup(all(c)))))
        .toList());
  }

  /** A removal in parallel with what follows, once another has ended. */
  private Promise<Void> fork(
      Promise<Void> after, Step step, ClusterStubs on, Function<ClusterStubs, DeleteResult> act) {
    return Async.procedure(() -> {
      after.get();
      run(step, on, act);
    });
  }

  private void run(Step step, ClusterStubs on, Function<ClusterStubs, DeleteResult> act) {
    if (plan.runs(step, on.id())) removals.runUntilDone(new Removal(step, on, act));
  }

  private DeleteInput all(ClusterStubs cluster) {
    return cluster.removal(ALL, plan.state().reverse());
  }

  private static void awaitAll(List<Promise<Void>> removals) {
    removals.forEach(Promise::get);
  }
}
