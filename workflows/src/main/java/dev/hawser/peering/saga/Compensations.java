package dev.hawser.peering.saga;

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
  private final Deque<RemovalLoop.Task> tasks = new ArrayDeque<>();
  private final RemovalLoop removals;
  private final RunTimings timings;

  /** An undo that was started. */
  private record Started(RemovalLoop.Task task, Promise<Void> end) {
    boolean isOver() {
      return end.isCompleted();
    }
  }

  Compensations(RemovalLoop removals, RunTimings timings) {
    this.removals = removals;
    this.timings = timings;
  }

  void push(RemovalLoop.Task task) {
    tasks.push(task);
  }

  /**
   * Undoes everything; once more when the last write of a lost attempt may have come late. To be
   * called in a detached scope.
   */
  void run() {
    undo(List.copyOf(tasks));
    if (!removals.isOutcomeUnknown()) return;
    Workflow.sleep(timings.lateWrites());
    removals.forgetRetained();
    undo(tasks.stream().filter(task -> !removals.isSkipped(task)).toList());
  }

  private void undo(List<RemovalLoop.Task> newestFirst) {
    var started = new ArrayList<Started>();
    for (var task : newestFirst) {
      var first = started.stream().filter(newer -> UndoOrder.of(newer.task(), task)).toList();
      var undo = new Started(task, Async.procedure(() -> undo(task, first)));
      started.add(undo);
      Workflow.await(
          () ->
              undo.isOver()
                  || removals.isStuckOn(task.on().id())
                  || !first.stream().allMatch(Started::isOver));
    }
    started.forEach(undo -> undo.end().get());
  }

  private void undo(RemovalLoop.Task task, List<Started> first) {
    var open = first.stream().filter(newer -> !newer.isOver()).map(Started::task).toList();
    if (!open.isEmpty()) removals.markWaiting(task, open);
    Workflow.await(() -> first.stream().allMatch(Started::isOver));
    removals.runUntilDone(task);
  }
}
