package dev.hawser.peering.saga;

import dev.hawser.activity.KeptObject;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.plan.ClaimPlan;
import dev.hawser.peering.plan.PairState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.List;

/** What Peer and Unpeer share around their sagas: forwarding, refusals, rollback and status. */
final class PairRun {
  private final PairRequest request;
  private final RunTimings timings;
  private final RunProgress progress;
  private final StatusRecorder status;
  private final Steps steps;
  private final RunOutcome outcome;

  PairRun(PairRequest request, RunTimings timings) {
    this.request = request;
    this.timings = timings;
    this.progress = new RunProgress(request, timings);
    this.status = progress.status();
    this.steps = progress.steps();
    this.outcome = new RunOutcome(progress);
  }

  /**
   * Runs the saga under the pair's own workflow ID. A run with another ID starts that one as its
   * child and returns its outcome.
   *
   * @throws ApplicationFailure InvalidRequest for a run that could end without a rollback
   */
  <R> R start(Functions.Func<R> saga, Functions.Func1<ChildWorkflowOptions, R> forward) {
    var log = RunLog.started(request);
    try {
      R result = runOrForward(saga, forward);
      log.ended(status.phase());
      return result;
    } catch (RuntimeException failure) {
      log.failed(status.phase(), failure);
      throw failure;
    }
  }

  private <R> R runOrForward(
      Functions.Func<R> saga, Functions.Func1<ChildWorkflowOptions, R> forward) {
    var pair = request.pair();
    RunPreconditions.requireValidStart(pair);
    status.begin(request);
    try {
      if (CanonicalRun.isCanonical(pair)) return saga.apply();
      status.enter(Phase.FORWARDING);
      return forward.apply(CanonicalRun.options(request));
    } catch (ChildWorkflowFailure failure) {
      throw CanonicalRun.failure(pair, failure);
    } catch (RuntimeException e) {
      throw Failures.typed(e);
    }
  }

  /** Inspects and plans; a refusal ends the run. */
  <P> P plan(Functions.Func1<Inspections, P> planning) {
    try {
      return steps.runToEnd(() -> planning.apply(inspections()));
    } catch (TemporalFailure refusal) {
      progress.settle();
      steps.recordRefusal(refusal);
      throw outcome.of(refusal);
    }
  }

  private Inspections inspections() {
    return new Inspections(request.pair(), status, timings);
  }

  /** The activities of both clusters, for this run. */
  PairStubs stubs(PairState state, ClaimPlan claiming) {
    var stubs = new PairStubs(state, claiming, request.patience(), timings);
    progress.actWith(stubs);
    return stubs;
  }

  Steps steps() {
    return steps;
  }

  void enter(Phase phase) {
    status.enter(phase);
  }

  /** Records what the run keeps on purpose. */
  void keep(List<KeptObject> reasons) {
    status.keep(reasons);
  }

  List<KeptObject> kept() {
    return status.kept();
  }

  /** Runs the saga; if it fails, undoes it and throws the failure that the run ends with. */
  <R> R runOrUndo(Functions.Func<R> saga, Runnable undo) {
    try {
      return steps.runToEnd(saga);
    } catch (TemporalFailure cause) {
      requireClaim();
      status.problem(outcome.problem(cause));
      Workflow.newDetachedCancellationScope(undo).run();
      progress.settle();
      UpdateValidators.awaitUpdateHandlers();
      throw outcome.of(cause);
    }
  }

  /** A run that no longer holds the pair, or does not know, must not undo anything either. */
  private void requireClaim() {
    var refusal = steps.claimGuard().refusal();
    if (refusal == null) return;
    progress.settle();
    UpdateValidators.awaitUpdateHandlers();
    throw refusal;
  }

  void runOrUndo(Functions.Proc saga, Runnable undo) {
    Functions.Func<Boolean> done =
        () -> {
          saga.apply();
          return true;
        };
    runOrUndo(done, undo);
  }

  /** Undoes every step, newest first. */
  void rollBack() {
    status.enter(Phase.ROLLING_BACK);
    steps.compensations().run();
    status.enter(
        progress.removals().skipped().isEmpty() ? Phase.ROLLED_BACK : Phase.ROLLBACK_INCOMPLETE);
  }

  /** From here on the run only goes forward, and tries these removals until everything is gone. */
  void commit(Phase working, Removals teardown) {
    progress.commit();
    progress.removeWith(teardown);
    status.enter(working);
  }

  /** The removals of an unpeer, for {@link #commit}. */
  Removals teardown() {
    return Removals.teardown(status, steps.claimGuard(), timings);
  }

  /** The removals that release a finished peering. */
  Removals release() {
    var removals = Removals.release(status, timings);
    progress.removeWith(removals);
    return removals;
  }

  <R> R finish(Phase phase, R result) {
    progress.settle();
    UpdateValidators.awaitUpdateHandlers();
    status.enter(phase);
    return result;
  }

  PeeringStatus status() {
    return status.status();
  }

  RunUpdates updates() {
    return new RunUpdates(progress);
  }
}
