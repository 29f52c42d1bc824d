package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes things and does not give up. The first attempt fails when it is refused or not done in
 * time, so that the run can show why it is stuck; the next one is repeated by Temporal until it
 * succeeds, and adds nothing to the history. People may ask for a retry now, or skip a removal.
 */
final class Removals {
  private final StatusRecorder status;
  private final RunTimings timings;
  private final Runnable beforeEach;
  private final Phase workingPhase;
  private final Phase stuckPhase;
  private final State done;
  private final StuckRemovals stuck = new StuckRemovals();
  private final Map<Removal, String> skipped = new LinkedHashMap<>();
  private final List<ObjectReference> deleted = new ArrayList<>();
  private boolean outcomeUnknown;

  private Removals(
      StatusRecorder status,
      RunTimings timings,
      Runnable beforeEach,
      Phase workingPhase,
      Phase stuckPhase,
      State done) {
    this.status = status;
    this.timings = timings;
    this.beforeEach = beforeEach;
    this.workingPhase = workingPhase;
    this.stuckPhase = stuckPhase;
    this.done = done;
  }

  static Removals rollback(StatusRecorder status, ClaimGuard guard, RunTimings timings) {
    return new Removals(
        status, timings, guard::require, Phase.ROLLING_BACK, Phase.ROLLBACK_STUCK, State.UNDONE);
  }

  static Removals teardown(StatusRecorder status, ClaimGuard guard, RunTimings timings) {
    return new Removals(
        status, timings, guard::require, Phase.UNPEERING, Phase.REMOVAL_STUCK, State.DONE);
  }

  /** Removes the claims only; the activity itself checks whose they are. */
  static Removals release(StatusRecorder status, RunTimings timings) {
    return new Removals(status, timings, () -> {}, Phase.PEERING, Phase.REMOVAL_STUCK, State.DONE);
  }

  /**
   * Returns when it is done or skipped. To be called in a detached scope.
   *
   * @throws io.temporal.failure.ApplicationFailure when the run no longer holds the pair
   */
  void runUntilDone(Removal removal) {
    if (isSkipped(removal)) return;
    int retries = begin(removal);
    var attempt = removal.tryFor(timings.removalPatience());
    awaitFirst(removal, attempt);
    var pause = timings.removalPause().first();
    while (!hasSucceeded(removal, attempt, retries) && !isSkipped(removal)) {
      if (attempt.isRepeated() && !attempt.isCancelled()) {
        awaitPause(removal, pause, retries);
        pause = timings.removalPause().next(pause);
        if (isSkipped(removal)) return;
      }
      retries = begin(removal);
      attempt = removal.tryUntilDone();
    }
  }

  /** Shows that the removal waits for others, which are stuck. */
  void markWaiting(Removal removal, List<Removal> others) {
    mark(removal, working(), "after: " + String.join(", ", StuckRemovals.names(others)));
  }

  /** What was kept may go in the next round. */
  void forgetRetained() {
    status.forgetKept();
  }

  void recordFailure(TemporalFailure failure) {
    outcomeUnknown |= Failures.isOutcomeUnknown(failure);
  }

  /** Whether something ended so that its last write may still arrive. */
  boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  boolean hasSkipped(Removal removal) {
    return skipped.containsKey(removal);
  }

  /** Whether a removal on the cluster was skipped, so that something may still be there. */
  boolean hasSkippedOn(ClusterId cluster) {
    return skipped.keySet().stream().anyMatch(removal -> removal.cluster().equals(cluster));
  }

  /** What was skipped, each with what held it and the reason given. */
  List<String> skipped() {
    return skipped.entrySet().stream()
        .map(each -> each.getKey().name() + " (" + each.getValue() + ")")
        .toList();
  }

  /** Objects that are gone, each with its cluster. */
  List<ObjectReference> deleted() {
    return List.copyOf(deleted);
  }

  StuckRemovals stuck() {
    return stuck;
  }

  /** Returns how many retries had been asked for by then. */
  private int begin(Removal removal) {
    beforeEach.run();
    mark(removal, stuck.contains(removal) ? State.STUCK : working(), stuck.reason(removal));
    return stuck.retries();
  }

  private void awaitFirst(Removal removal, RemovalAttempt attempt) {
    boolean inTime =
        RunTimer.await(
            timings.removalPatience(),
            "until \"" + removal.name() + "\" counts as stuck",
            () -> attempt.hasEnded() || stuck.isToSkip(removal));
    if (!inTime) becomeStuck(removal, "no answer from " + removal.cluster() + " yet");
  }

  private boolean hasSucceeded(Removal removal, RemovalAttempt attempt, int retries) {
    Workflow.await(() -> attempt.hasEnded() || isInterrupted(removal, retries));
    if (!attempt.hasEnded()) attempt.cancel();
    var failure = attempt.failure();
    if (failure.isEmpty()) {
      unstick(removal);
      record(removal, attempt.result());
      return true;
    }
    recordFailure(failure.get());
    if (!attempt.isCancelled()) becomeStuck(removal, Failures.sentence(failure.get()));
    return false;
  }

  /** Only what Temporal can't repeat comes here twice, such as an answer that can't be read. */
  private void awaitPause(Removal removal, Duration pause, int retries) {
    RunTimer.await(
        pause,
        "until \"" + removal.name() + "\" is tried again",
        () -> isInterrupted(removal, retries));
  }

  private boolean isInterrupted(Removal removal, int retries) {
    return stuck.isToSkip(removal) || stuck.retries() > retries;
  }

  private boolean isSkipped(Removal removal) {
    String reason = stuck.skipReason(removal);
    if (reason == null) return false;
    String held = stuck.reason(removal);
    skipped.put(removal, (held.isEmpty() ? "" : held + "; ") + "skipped: " + reason);
    unstick(removal);
    mark(removal, State.SKIPPED, reason);
    return true;
  }

  private void record(Removal removal, DeleteResult removed) {
    removed.deleted().forEach(object -> deleted.add(object.on(removal.cluster())));
    status.keep(removed.kept());
    if (!removed.deleted().isEmpty() || removal.step() == Step.CLAIM) {
      status.foundToUndo(removal.step(), removal.cluster());
    }
    mark(removal, done, Failures.enumerated(removed.kept()));
  }

  private void becomeStuck(Removal removal, String why) {
    stuck.add(removal, why);
    mark(removal, State.STUCK, why);
    status.enter(stuckPhase);
  }

  private void unstick(Removal removal) {
    if (stuck.remove(removal) && stuck.isEmpty()) status.enter(workingPhase);
  }

  private State working() {
    return done == State.UNDONE ? State.UNDOING : State.RUNNING;
  }

  private void mark(Removal removal, State state, String detail) {
    status.mark(removal.step(), removal.cluster(), state, detail);
  }
}
