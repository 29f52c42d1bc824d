package dev.hawser.peering.saga;

import static java.util.Objects.requireNonNull;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.PlainText;
import dev.hawser.activity.RequestOption;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.Step;
import dev.hawser.peering.plan.ClaimPlan;
import dev.hawser.peering.plan.PairState;
import dev.hawser.peering.plan.PolicyRefusals;
import dev.hawser.peering.plan.UnpeerPlan;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Peer and Unpeer share around their sagas: forwarding, refusals, rollback, outcome, status
 * and updates.
 */
final class PairRun {
  private final PairRequest request;
  private final StatusRecorder status;
  private final Steps steps;
  private final RunTimings timings;
  private Removals removals;
  private @Nullable PairStubs stubs;
  private boolean committed;
  private boolean settled;

  PairRun(PairRequest request, RunTimings timings) {
    this.request = request;
    this.timings = timings;
    this.status = new StatusRecorder(request.pair());
    this.steps = new Steps(status, timings);
    this.removals = steps.removals();
  }

  /**
   * Runs the saga under the pair's own workflow ID. A run with another ID starts that one as its
   * child and returns its outcome.
   *
   * @throws ApplicationFailure InvalidRequest for a run that could end without a rollback
   */
  <R> R start(Functions.Func<R> saga, Functions.Func1<ChildWorkflowOptions, R> forward) {
    var pair = request.pair();
    RunPreconditions.requireValidStart(pair);
    status.begin(request.actor(), request.reason());
    try {
      if (CanonicalRun.isCanonical(pair)) return saga.apply();
      status.enter(Phase.FORWARDING);
      return forward.apply(CanonicalRun.options(pair));
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
      settled = true;
      steps.recordRefusal(refusal);
      throw outcome(refusal);
    }
  }

  private Inspections inspections() {
    return new Inspections(request.pair(), status, timings);
  }

  /** The activities of both clusters, for this run. */
  PairStubs stubs(PairState state, ClaimPlan claiming) {
    stubs = new PairStubs(state, claiming, request.patience(), timings);
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
      status.problem(problem(cause));
      Workflow.newDetachedCancellationScope(undo).run();
      settled = true;
      UpdateValidators.awaitUpdateHandlers();
      throw outcome(cause);
    }
  }

  /** A run that no longer holds the pair, or does not know, must not undo anything either. */
  private void requireClaim() {
    var refusal = steps.claimGuard().refusal();
    if (refusal == null) return;
    settled = true;
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
    status.enter(removals.skipped().isEmpty() ? Phase.ROLLED_BACK : Phase.ROLLBACK_INCOMPLETE);
  }

  /** From here on the run only goes forward, and tries these removals until everything is gone. */
  void commit(Phase working, Removals teardown) {
    committed = true;
    removals = teardown;
    status.enter(working);
  }

  /** The removals of an unpeer, for {@link #commit}. */
  Removals teardown() {
    return Removals.teardown(status, steps.claimGuard(), timings);
  }

  /** The removals that release a finished peering. */
  Removals release() {
    removals = Removals.release(status, timings);
    return removals;
  }

  <R> R finish(Phase phase, R result) {
    settled = true;
    UpdateValidators.awaitUpdateHandlers();
    status.enter(phase);
    return result;
  }

  PeeringStatus status() {
    return status.status();
  }

  /** Returns the phase the run ends in, when everything is undone. */
  String abort(String reason) {
    String why = PlainText.of(reason, PlainText.REASON);
    if (steps.claimGuard().isPending()) steps.claimGuard().abandon(why);
    steps.abort(why);
    Workflow.await(() -> settled || committed);
    return status.phase().word();
  }

  void mayAbort(String reason) {
    UpdateValidators.requireReason(reason);
    UpdateValidators.requireNotForwarding(status);
    UpdateValidators.requireNotSettled(status, settled);
    if (steps.claimGuard().isPending()) return;
    UpdateValidators.requireNotCommitted(committed);
    UpdateValidators.requireAbortable(steps);
  }

  String retry() {
    removals.stuck().retry();
    return "retrying: " + String.join(", ", removals.stuck().names());
  }

  void mayRetry() {
    UpdateValidators.requireNotForwarding(status);
    UpdateValidators.requireStuck(removals.stuck());
  }

  String skip(SkipRequest skipped) {
    removals.stuck().skip(skipped);
    return "skipped: " + skipped.step();
  }

  void maySkip(SkipRequest skipped) {
    UpdateValidators.requireNotForwarding(status);
    UpdateValidators.requireStuck(removals.stuck(), skipped);
    if (stubs != null) PolicyRefusals.option(true, RequestOption.SKIP_ROLLBACK, stubs.state());
  }

  String giveUpProvider(String reason) {
    var pair = request.pair();
    declareUnreachable(requireNonNull(stubs).consumer());
    removals.stuck().giveUp(pair.provider(), PlainText.of(reason, PlainText.REASON));
    status.keep(List.of(UnpeerPlan.keptOnProvider(pair)));
    return "given up: " + pair.provider();
  }

  private static void declareUnreachable(ClusterStubs consumer) {
    try {
      consumer.during(Step.CLAIM).pair().declareUnreachable(consumer.scope());
    } catch (TemporalFailure failure) {
      throw Failures.of(failure, List.of());
    }
  }

  void mayGiveUpProvider(String reason) {
    UpdateValidators.requireReason(reason);
    UpdateValidators.requireNotForwarding(status);
    UpdateValidators.requireCommitted(committed);
    UpdateValidators.requireStuck(removals.stuck());
  }

  private TemporalFailure outcome(TemporalFailure cause) {
    var skipped = steps.removals().skipped();
    if (!skipped.isEmpty()) return incomplete(cause, skipped);
    if (steps.abortReason() != null) {
      return Failures.withKept(FailureType.ABORTED, problem(cause), status.kept());
    }
    return Failures.isCancellation(cause) ? cause : Failures.of(cause, status.kept());
  }

  private TemporalFailure incomplete(TemporalFailure cause, List<String> skipped) {
    String sentence =
        "rolled back except " + String.join(", ", skipped) + "; first cause: " + problem(cause);
    return ApplicationFailure.newNonRetryableFailureWithCause(
        Failures.withKept(sentence, status.kept()),
        FailureType.ROLLBACK_INCOMPLETE.word(),
        cause,
        skipped);
  }

  private String problem(TemporalFailure cause) {
    var reason = steps.abortReason();
    return reason == null ? Failures.sentence(cause) : "aborted: " + reason;
  }
}
