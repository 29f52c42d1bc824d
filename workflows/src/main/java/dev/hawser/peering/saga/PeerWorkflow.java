package dev.hawser.peering.saga;

import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.plan.PeerPlan;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;

/** A {@link Peer} run: refuse or plan, peer, release the pair; or undo. */
public final class PeerWorkflow implements Peer {
  private final PeerRequest request;
  private final PairRun run;

  public PeerWorkflow(PeerRequest request, RunTimings timings) {
    this.request = request;
    this.run = new PairRun(request, timings);
  }

  @Override
  public PeeringResult peer(PeerRequest sent) {
    return run.start(
        this::peer,
        canonical -> Workflow.newChildWorkflowStub(Peer.class, canonical).peer(request));
  }

  private PeeringResult peer() {
    var plan = run.plan(inspections -> PeerPlan.of(request, inspections.both()));
    if (plan.isDone()) return run.finish(Phase.PEERED, PeeringResults.found(plan));
    run.enter(Phase.PEERING);
    var stubs = run.stubs(plan.state(), plan.claiming());
    var saga = new PeerSaga(plan, run.steps(), stubs);
    var result = run.runOrUndo(saga::peer, () -> undo(stubs));
    return run.finish(Phase.PEERED, result.withNotes(release(stubs)));
  }

  private void undo(PairStubs stubs) {
    switch (request.onFailureOrDefault()) {
      case ROLL_BACK -> run.rollBack();
      case KEEP -> keep(stubs);
    }
  }

  /** Keeps what was created, and releases only the claim. */
  private void keep(PairStubs stubs) {
    var removals = run.steps().removals();
    stubs.claimOrder().forEach(cluster -> removals.runUntilDone(stubs.releasing(cluster)));
    run.enter(Phase.FAILED);
  }

  /**
   * The peering is complete: nothing is undone, and a cluster that is away is waited for.
   *
   * @return claims that were skipped, as notes
   */
  private List<String> release(PairStubs stubs) {
    var removals = run.release();
    Workflow.newDetachedCancellationScope(
            () ->
                stubs.claimOrder().stream()
                    .map(
                        cluster ->
                            Async.procedure(removals::runUntilDone, stubs.releasing(cluster)))
                    .toList()
                    .forEach(Promise::get))
        .run();
    return removals.skipped().stream().map(skipped -> "not done: " + skipped).toList();
  }

  @Override
  public PeeringStatus status() {
    return run.status();
  }

  @Override
  public String abort(String reason) {
    return run.updates().abort(reason);
  }

  @Override
  public void mayAbort(String reason) {
    run.updates().mayAbort(reason);
  }

  @Override
  public String retry() {
    return run.updates().retry();
  }

  @Override
  public void mayRetry() {
    run.updates().mayRetry();
  }

  @Override
  public String skip(SkipRequest skipped) {
    return run.updates().skip(skipped);
  }

  @Override
  public void maySkip(SkipRequest skipped) {
    run.updates().maySkip(skipped);
  }
}
