package dev.hawser.peering.saga;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The undos that a saga registered: run newest first, one at a time, all of them. One that is stuck
 * holds back only those that must not run before it.
 */
final class Compensations {
  private final Deque<Removal> undos = new ArrayDeque<>();
  private final Removals removals;
  private final RunTimings timings;

  /** An undo that was started. */
  private record Started(Removal removal, Promise<Void> end) {
    boolean isOver() {
      return end.isCompleted();
    }
  }

  Compensations(Removals removals, RunTimings timings) {
    this.removals = removals;
    this.timings = timings;
  }

  void push(Removal undo) {
    undos.push(undo);
  }

  /**
   * Undoes everything; once more when the last write of a lost attempt may have come late. To be
   * called in a detached scope.
   */
  void run() {
    boolean isLost = hasLostAttempt();
    undo(List.copyOf(undos));
    if (!isLost && !removals.isOutcomeUnknown()) return;
    RunTimer.sleep(timings.lateWrites(), "until no late write can arrive any more");
    removals.forgetRetained();
    undo(undos.stream().filter(undo -> !removals.hasSkipped(undo)).toList());
  }

  /** Unknown counts as lost: a second round of undos finds nothing, and does no harm. */
  private static boolean hasLostAttempt() {
    var run = Workflow.getInfo();
    try {
      return ClusterStubs.temporal("whether a worker was lost during a step")
          .hasLostAttempt(run.getWorkflowId(), run.getRunId());
    } catch (ActivityFailure unknown) {
      return true;
    }
  }

  private void undo(List<Removal> newestFirst) {
    var started = new ArrayList<Started>();
    for (var undo : newestFirst) {
      var first = started.stream().filter(newer -> UndoOrder.of(newer.removal(), undo)).toList();
      var now = new Started(undo, Async.procedure(() -> undo(undo, first)));
      started.add(now);
      Workflow.await(
          () ->
              now.isOver()
                  || removals.stuck().isAnyOn(undo.cluster())
                  || !first.stream().allMatch(Started::isOver));
    }
    started.forEach(undo -> undo.end().get());
  }

  private void undo(Removal undo, List<Started> first) {
    var open = first.stream().filter(newer -> !newer.isOver()).map(Started::removal).toList();
    if (!open.isEmpty()) removals.markWaiting(undo, open);
    Workflow.await(() -> first.stream().allMatch(Started::isOver));
    removals.runUntilDone(undo);
  }
}
