package dev.hawser.peering;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.Role;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The life of a {@link Peer} run around its saga: refuse, plan, go forward, or undo. */
public final class PeerWorkflow implements Peer {
  private final @Nullable StatusRecorder journal;
  private final @Nullable Steps steps;
  private boolean settled;

  /**
   * @param request null when the UI's form was left empty
   */
  @WorkflowInit
  public PeerWorkflow(@Nullable PeerRequest request) {
    journal = request == null ? null : new StatusRecorder(request.pair());
    steps = journal == null ? null : new Steps(journal);
  }

  @Override
  public PeeringResult peer(@Nullable PeerRequest request) {
    if (request == null || journal == null || steps == null)
      throw RunPreconditions.missingRequest();
    RunPreconditions.requireValidStart(request.pair());
    if (!RunPreconditions.isCanonical(request.pair())) return forward(request, journal);
    journal.begin(request.actor(), request.reason());
    var plan = plan(request, journal, steps);
    if (plan.isDone()) return finish(journal, PeeringResults.found(plan));
    journal.enter(Phase.Peering);
    var sides =
        new PairStubs(
            plan.situation(),
            plan.scope(Role.CONSUMER, RunPreconditions.label()),
            plan.scope(Role.PROVIDER, RunPreconditions.label()),
            plan.claiming());
    var saga = new PeerSaga(plan, steps, sides);
    var result = new AtomicReference<PeeringResult>();
    try {
      steps.runToEnd(() -> result.set(saga.peer()));
    } catch (TemporalFailure cause) {
      if (steps.claimGuard().isLost()) throw ClaimGuard.refusal();
      throw undo(request, cause, journal, steps, sides);
    }
    release(journal, sides);
    return finish(journal, result.get());
  }

  private PeerPlan plan(PeerRequest request, StatusRecorder journal, Steps steps) {
    var plan = new AtomicReference<PeerPlan>();
    try {
      steps.runToEnd(() -> plan.set(PeerPlan.of(request, Inspections.at(request.pair(), journal))));
      return plan.get();
    } catch (TemporalFailure refusal) {
      settled = true;
      steps.recordRefusal(refusal);
      throw outcome(refusal, journal, steps);
    }
  }

  /** The peering stands: a cluster that is away now is waited for, and nothing is undone. */
  private static void release(StatusRecorder journal, PairStubs sides) {
    var removing = RemovalLoop.release(journal);
    Workflow.newDetachedCancellationScope(
            () ->
                sides.claimOrder().stream()
                    .map(side -> Async.procedure(removing::runUntilDone, sides.releasing(side)))
                    .toList()
                    .forEach(Promise::get))
        .run();
  }

  private PeeringResult finish(StatusRecorder journal, PeeringResult result) {
    settled = true;
    journal.enter(Phase.Peered);
    return result;
  }

  /** Undoes everything, and says what this run ends with. */
  private TemporalFailure undo(
      PeerRequest request,
      TemporalFailure cause,
      StatusRecorder journal,
      Steps steps,
      PairStubs sides) {
    journal.problem(
        steps.abortReason() == null ? Failures.sentence(cause) : "aborted: " + steps.abortReason());
    Workflow.newDetachedCancellationScope(
            () -> {
              if (request.onFailure() == PeerRequest.OnFailure.KEEP) keep(journal, steps, sides);
              else rollBack(journal, steps);
            })
        .run();
    settled = true;
    UpdateValidators.awaitUpdateHandlers();
    return outcome(cause, journal, steps);
  }

  private static void rollBack(StatusRecorder journal, Steps steps) {
    journal.enter(Phase.RollingBack);
    steps.compensations().run();
    journal.enter(
        steps.removing().skipped().isEmpty() ? Phase.RolledBack : Phase.RollbackIncomplete);
  }

  /** What was made stays; only the claim goes. */
  private static void keep(StatusRecorder journal, Steps steps, PairStubs sides) {
    sides.claimOrder().forEach(side -> steps.removing().runUntilDone(sides.releasing(side)));
    journal.enter(Phase.Failed);
  }

  private static TemporalFailure outcome(
      TemporalFailure cause, StatusRecorder journal, Steps steps) {
    var skipped = steps.removing().skipped();
    if (!skipped.isEmpty()) return incomplete(cause, skipped, journal, steps);
    if (steps.abortReason() != null) {
      return Failures.withKept(
          FailureType.Aborted, "aborted: " + steps.abortReason(), journal.kept());
    }
    return Failures.isCancellation(cause) ? cause : Failures.of(cause, journal.kept());
  }

  private static TemporalFailure incomplete(
      TemporalFailure cause, List<String> skipped, StatusRecorder journal, Steps steps) {
    String began =
        steps.abortReason() == null ? Failures.sentence(cause) : "aborted: " + steps.abortReason();
    String sentence =
        "rolled back except " + String.join(", ", skipped) + "; it began with: " + began;
    return ApplicationFailure.newNonRetryableFailureWithCause(
        Failures.withKept(sentence, journal.kept()),
        FailureType.RollbackIncomplete.name(),
        cause,
        skipped);
  }

  private static PeeringResult forward(PeerRequest request, StatusRecorder journal) {
    journal.begin(request.actor(), request.reason());
    journal.enter(Phase.Forwarding);
    var pair = request.pair();
    try {
      return Workflow.newChildWorkflowStub(Peer.class, RunPreconditions.canonicalRunOptions(pair))
          .peer(request);
    } catch (ChildWorkflowFailure failure) {
      throw RunPreconditions.failureOfCanonicalRun(pair, failure);
    }
  }

  @Override
  public PeeringStatus status() {
    if (journal == null) throw RunPreconditions.missingRequest();
    return journal.status();
  }

  @Override
  public String abort(String reason) {
    if (steps == null || journal == null) throw RunPreconditions.missingRequest();
    steps.abort(reason);
    Workflow.await(() -> settled);
    return journal.phase().name();
  }

  @Override
  public void mayAbort(String reason) {
    UpdateValidators.requireReason(reason);
    UpdateValidators.requireNotForwarding(journal);
    if (settled)
      throw new IllegalStateException(
          "the run is over: there is nothing to abort; use hawser unpeer");
    UpdateValidators.requireAbortable(steps);
  }

  @Override
  public String retryRollback() {
    if (steps == null) throw RunPreconditions.missingRequest();
    steps.removing().retryNow();
    return "trying again: " + String.join(", ", steps.removing().stuck());
  }

  @Override
  public void mayRetryRollback() {
    UpdateValidators.requireStuck(steps);
  }

  @Override
  public String skipRollback(SkipRequest request) {
    if (steps == null) throw RunPreconditions.missingRequest();
    steps.removing().skip(request);
    return "given up: " + request.step();
  }

  @Override
  public void maySkipRollback(SkipRequest request) {
    UpdateValidators.requireStuck(steps, request);
  }
}
