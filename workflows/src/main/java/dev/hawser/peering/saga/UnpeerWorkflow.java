package dev.hawser.peering.saga;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.plan.PairState;
import dev.hawser.peering.plan.UnpeerPlan;
import io.temporal.workflow.Workflow;

/** An {@link Unpeer} run: refuse or plan, claim, then only go forward. */
public final class UnpeerWorkflow implements Unpeer {
  private final UnpeerRequest request;
  private final PairRun run;

  public UnpeerWorkflow(UnpeerRequest request, RunTimings timings) {
    this.request = request;
    this.run = new PairRun(request, timings);
  }

  @Override
  public UnpeeringResult unpeer(UnpeerRequest sent) {
    return run.start(
        this::unpeer,
        canonical -> Workflow.newChildWorkflowStub(Unpeer.class, canonical).unpeer(request));
  }

  private UnpeeringResult unpeer() {
    var plan = run.plan(inspections -> UnpeerPlan.of(request, state(inspections)));
    var removals = run.teardown();
    if (plan.isDone()) run.keep(plan.kept());
    else unpeer(plan, removals);
    return run.finish(
        Phase.UNPEERED,
        new UnpeeringResult(
            request.consumer(), request.provider(), removals.deleted(), run.kept()));
  }

  private PairState state(Inspections inspections) {
    return request.providerGone() ? inspections.withoutProvider() : inspections.both();
  }

  private void unpeer(UnpeerPlan plan, Removals removals) {
    var stubs = run.stubs(plan.state(), plan.claiming());
    var saga = new UnpeerSaga(plan, run.steps(), removals, stubs);
    run.runOrUndo(() -> prepare(plan, saga), run::rollBack);
    run.commit(Phase.UNPEERING, removals);
    run.keep(plan.kept());
    Workflow.newDetachedCancellationScope(saga::unpeer).run();
  }

  /** Everything that can still be undone. */
  private void prepare(UnpeerPlan plan, UnpeerSaga saga) {
    saga.claim();
    if (!plan.drains()) return;
    run.enter(Phase.UNPEERING);
    saga.drain();
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
  public String giveUpProvider(String reason) {
    return run.updates().giveUpProvider(reason);
  }

  @Override
  public void mayGiveUpProvider(String reason) {
    run.updates().mayGiveUpProvider(reason);
  }
}
