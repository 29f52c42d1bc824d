package dev.hawser.peering.saga;

import dev.hawser.activity.DeleteResult;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of one saga: pushes the undo before the do, keeps branches in one cancellation
 * scope, and remembers the first cause.
 *
 * <p>{@code io.temporal.workflow.Saga} is not used: three of its modes lose or hang a rollback.
 */
final class Steps {
  private final StatusRecorder status;
  private final ClaimGuard claimGuard;
  private final Removals removals;
  private final Compensations compensations;
  private final List<Promise<?>> branches = new ArrayList<>();
  private final RunningSteps running = new RunningSteps();
  private @Nullable CancellationScope scope;
  private @Nullable TemporalFailure cause;
  private @Nullable String abortReason;
  private boolean over;

  Steps(StatusRecorder status, RunTimings timings) {
    this.status = status;
    this.claimGuard = new ClaimGuard(status, timings);
    this.removals = Removals.rollback(status, claimGuard, timings);
    this.compensations = new Compensations(removals, timings);
  }

  /** One step with its undo, which is registered first: a do may fail with its outcome unknown. */
  <T> T run(
      Step step,
      ClusterStubs on,
      Function<ClusterStubs, T> act,
      Function<ClusterStubs, DeleteResult> undo) {
    CancellationScope.throwCanceled();
    claimGuard.require();
    compensations.push(new Removal(step, on, undo));
    return run(step, on, act);
  }

  /** One step that has nothing to undo. */
  <T> T run(Step step, ClusterStubs on, Function<ClusterStubs, T> act) {
    claimGuard.require();
    status.mark(step, on.id(), State.RUNNING, "");
    try {
      T result = running.run(on.during(step), act);
      status.mark(step, on.id(), State.DONE, "");
      return result;
    } catch (RuntimeException e) {
      var failure = Failures.typed(e);
      status.mark(step, on.id(), State.FAILED, Failures.sentence(failure));
      removals.recordFailure(failure);
      throw failure;
    }
  }

  /** A planned step that has nothing to undo. */
  <T> void runIf(boolean planned, Step step, ClusterStubs on, Function<ClusterStubs, T> act) {
    if (planned) run(step, on, act);
  }

  /** A planned step without a result, with its undo. */
  void runIf(
      boolean planned,
      Step step,
      ClusterStubs on,
      Consumer<ClusterStubs> act,
      Function<ClusterStubs, DeleteResult> undo) {
    if (planned) run(step, on, done(act), undo);
  }

  private static Function<ClusterStubs, Boolean> done(Consumer<ClusterStubs> act) {
    return cluster -> {
      act.accept(cluster);
      return true;
    };
  }

  /** One step with its undo, in parallel with what follows. */
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

  /** A branch in parallel with what follows. Its failure cancels every other branch. */
  <T> Promise<T> fork(Functions.Func<T> branch) {
    Promise<T> promise =
        Async.function(
            () -> {
              try {
                return branch.apply();
              } catch (RuntimeException e) {
                var failure = Failures.typed(e);
                fail(failure);
                throw failure;
              }
            });
    branches.add(promise);
    return promise;
  }

  /**
   * Runs the saga to its end. When this returns or throws, no branch is running. A saga that was
   * stopped has not succeeded, even if its last step was done by then.
   *
   * @throws TemporalFailure the first cause, of any branch
   */
  <T> T runToEnd(Functions.Func<T> saga) {
    over = false;
    CompletablePromise<T> result = Workflow.newPromise();
    scope = Workflow.newCancellationScope(() -> result.complete(saga.apply()));
    scope.getCancellationRequest().thenApply(this::noticed);
    if (abortReason != null) scope.cancel(abortReason);
    try {
      scope.run();
    } catch (RuntimeException e) {
      fail(Failures.typed(e));
    }
    awaitBranches();
    over = true;
    if (cause == null && scope.isCancelRequested()) cause = new CanceledFailure("stopped");
    if (cause != null) throw cause;
    return result.get();
  }

  /** However the run is stopped: by an abort, by its cancellation, or by a step that failed. */
  private String noticed(String reason) {
    running.noticeCancellation();
    return reason;
  }

  /** Records why nothing was started. */
  void recordRefusal(TemporalFailure refusal) {
    boolean stopped = abortReason != null || Failures.isCancellation(refusal);
    status.problem(stopped ? "stopped" : Failures.sentence(refusal));
    status.enter(stopped ? Phase.ROLLED_BACK : Phase.REFUSED);
    UpdateValidators.awaitUpdateHandlers();
  }

  /** Stops going forward; running steps are awaited before anything is undone. */
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

  /** Whether an undo on that cluster was skipped. */
  boolean hasSkippedUndo(ClusterStubs cluster) {
    return removals.hasSkippedOn(cluster.id());
  }

  Compensations compensations() {
    return compensations;
  }

  Removals removals() {
    return removals;
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
