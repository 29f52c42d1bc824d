package dev.hawser.peering;

import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a saga registered to be undone: newest first, alone, all of it. What is stuck holds back
 * only what must not go before it; the others are undone meanwhile.
 */
final class Compensations {
  /** A late write arrives before heartbeat timeout and request timeout are over. */
  private static final Duration LATE_WRITES = Duration.ofSeconds(15);

  private final Deque<RemovalLoop.Task> tasks = new ArrayDeque<>();
  private final RemovalLoop removing;

  /** One that was begun. */
  private record Begun(RemovalLoop.Task task, Promise<Void> end) {
    boolean isOver() {
      return end.isCompleted();
    }
  }

  Compensations(RemovalLoop removing) {
    this.removing = removing;
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
    if (!removing.isOutcomeUnknown()) return;
    Workflow.sleep(LATE_WRITES);
    removing.forgetRetained();
    undo(tasks.stream().filter(task -> !removing.isSkipped(task)).toList());
  }

  private void undo(List<RemovalLoop.Task> newestFirst) {
    var begun = new ArrayList<Begun>();
    for (var task : newestFirst) {
      var first = begun.stream().filter(newer -> UndoOrder.of(newer.task(), task)).toList();
      var undo = new Begun(task, Async.procedure(() -> undo(task, first)));
      begun.add(undo);
      Workflow.await(
          () ->
              undo.isOver()
                  || removing.isStuckOn(task.on().id())
                  || !first.stream().allMatch(Begun::isOver));
    }
    begun.forEach(undo -> undo.end().get());
  }

  private void undo(RemovalLoop.Task task, List<Begun> first) {
    var open = first.stream().filter(newer -> !newer.isOver()).map(Begun::task).toList();
    if (!open.isEmpty()) removing.markWaiting(task, open);
    Workflow.await(() -> first.stream().allMatch(Begun::isOver));
    removing.runUntilDone(task);
  }
}
