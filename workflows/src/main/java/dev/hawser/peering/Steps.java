package dev.hawser.peering;

import dev.hawser.activity.DeleteResult;
import dev.hawser.peering.PeeringStatus.State;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one saga: pushes the undo before the do, keeps branches in one cancellation
 * scope, and remembers the first cause.
 *
 * <p>{@code io.temporal.workflow.Saga} is not used: three of its modes lose or hang a rollback.
 */
final class Steps {
  private final StatusRecorder journal;
  private final ClaimGuard claimGuard;
  private final RemovalLoop removing;
  private final Compensations compensations;
  private final List<Promise<?>> branches = new ArrayList<>();
  private @Nullable CancellationScope scope;
  private @Nullable TemporalFailure cause;
  private @Nullable String abortReason;
  private boolean over;

  Steps(StatusRecorder journal) {
    this.journal = journal;
    this.claimGuard = new ClaimGuard(journal);
    this.removing = RemovalLoop.rollback(journal, claimGuard);
    this.compensations = new Compensations(removing);
  }

  /** One step with its undo, which is registered first: a do may fail with its outcome unknown. */
  <T> T run(
      Step step,
      ClusterStubs on,
      Function<ClusterStubs, T> act,
      Function<ClusterStubs, DeleteResult> undo) {
    CancellationScope.throwCanceled();
    claimGuard.require();
    compensations.push(new RemovalLoop.Task(step, on, undo));
    return run(step, on, act);
  }

  /** One step that has nothing to undo. */
  <T> T run(Step step, ClusterStubs on, Function<ClusterStubs, T> act) {
    claimGuard.require();
    journal.mark(step, on.id(), State.RUNNING, "");
    long started = Workflow.currentTimeMillis();
    try {
      T result = act.apply(on.during(step));
      journal.mark(step, on.id(), State.DONE, "");
      return result;
    } catch (TemporalFailure failure) {
      journal.mark(step, on.id(), State.FAILED, Failures.sentence(failure));
      removing.recordFailure(failure);
      throw failure;
    } finally {
      removing.recordDuration(Duration.ofMillis(Workflow.currentTimeMillis() - started));
    }
  }

  /** One step with its undo, beside what follows. */
  <T> Promise<T> fork(
      Step step,
      ClusterStubs on,
      Function<ClusterStubs, T> act,
      Function<ClusterStubs, DeleteResult> undo) {
    return fork(() -> run(step, on, act, undo));
  }

  /** A branch that only exists when it is planned. */
  <T> Promise<Optional<T>> forkIf(boolean planned, Functions.Func<T> branch) {
    return planned
        ? fork(() -> Optional.of(branch.apply()))
        : Workflow.newPromise(Optional.empty());
  }

  /** A branch beside what follows. Its failure cancels every other branch. */
  <T> Promise<T> fork(Functions.Func<T> branch) {
    Promise<T> promise =
        Async.function(
            () -> {
              try {
                return branch.apply();
              } catch (TemporalFailure failure) {
                fail(failure);
                throw failure;
              }
            });
    branches.add(promise);
    return promise;
  }

  /**
   * Tells the story to its end. When this returns or throws, no branch runs any more. A story that
   * was stopped has not succeeded, even when its last step was done by then.
   *
   * @throws TemporalFailure the first cause, whichever branch it came from
   */
  void runToEnd(Runnable story) {
    over = false;
    scope = Workflow.newCancellationScope(story);
    if (abortReason != null) scope.cancel(abortReason);
    try {
      scope.run();
    } catch (TemporalFailure failure) {
      fail(failure);
    }
    awaitBranches();
    over = true;
    if (cause == null && scope.isCancelRequested()) cause = new CanceledFailure("stopped");
    if (cause != null) throw cause;
  }

  /** Tells why nothing was begun. */
  void recordRefusal(TemporalFailure refusal) {
    boolean stopped = abortReason != null || Failures.isCancellation(refusal);
    journal.problem(stopped ? "stopped" : Failures.sentence(refusal));
    journal.enter(stopped ? Phase.RolledBack : Phase.Refused);
    UpdateValidators.awaitUpdateHandlers();
  }

  /** Stops going forward; what is under way is awaited before anything is undone. */
  void abort(String reason) {
    abortReason = reason;
    if (scope != null) scope.cancel(reason);
  }

  @Nullable String abortReason() {
    return abortReason;
  }

  /** Whether going forward has ended, well or not: too late to stop it. */
  boolean isOver() {
    return over;
  }

  /** Whether going forward has failed, and is or will be undone. */
  boolean hasFailed() {
    return over && cause != null;
  }

  ClaimGuard claimGuard() {
    return claimGuard;
  }

  /** Whether somebody gave up an undo on that side. */
  boolean hasSkippedUndo(ClusterStubs side) {
    return removing.hasSkipped(side.id());
  }

  Compensations compensations() {
    return compensations;
  }

  RemovalLoop removing() {
    return removing;
  }

  private void fail(TemporalFailure failure) {
    if (cause == null || (Failures.isCancellation(cause) && !Failures.isCancellation(failure))) {
      cause = failure;
    }
    if (scope != null) scope.cancel("another step failed");
  }

  private void awaitBranches() {
    for (int i = 0; i < branches.size(); i++) {
      var ended = branches.get(i);
      Workflow.newDetachedCancellationScope(() -> Workflow.await(ended::isCompleted)).run();
    }
  }
}
