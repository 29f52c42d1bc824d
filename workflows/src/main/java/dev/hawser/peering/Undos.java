package dev.hawser.peering;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a saga registered to be undone: newest first, alone, all of it. */
final class Undos {
  /** A late write arrives before heartbeat timeout and request timeout are over. */
  private static final Duration LATE_WRITES = Duration.ofSeconds(15);

  private final Deque<Removing.Task> tasks = new ArrayDeque<>();
  private final Removing removing;

  Undos(Removing removing) {
    this.removing = removing;
  }

  void push(Removing.Task task) {
    tasks.push(task);
  }

  /**
   * Undoes everything; once more when the last write of a lost attempt may have come late. To be
   * called in a detached scope.
   */
  void run() {
    tasks.forEach(removing::persist);
    if (!removing.isOutcomeUnknown()) return;
    Workflow.sleep(LATE_WRITES);
    removing.startAnew();
    tasks.stream()
        .filter(task -> !removing.skipped().contains(task.name()))
        .toList()
        .forEach(removing::persist);
  }
}
