package dev.hawser.peering.saga;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Knows when a run is as far as it gets while some activities hang.
 *
 * <p>Faults strike then only: the test server, unlike the real one, loses a run that cancels an
 * activity which completes at that moment.
 */
final class WorkflowIdle {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Set<EventType> CLOSED =
      Set.of(
          EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT);

  private final Supplier<List<HistoryEvent>> history;

  WorkflowIdle(Supplier<List<HistoryEvent>> history) {
    this.history = history;
  }

  /** Returns when nothing but these many activities is under way. */
  void await(int hanging) {
    await(() -> hanging);
  }

  void await(IntSupplier hanging) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!isQuiet(history.get(), hanging.getAsInt())) {
      if (System.nanoTime() > end) throw new AssertionError("the run does not come to rest");
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private static boolean isQuiet(List<HistoryEvent> events, int hanging) {
    int open = 0;
    boolean deciding = false;
    for (var event : events) {
      var type = event.getEventType();
      if (type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) open++;
      else if (CLOSED.contains(type)) open--;
      else if (type == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) deciding = true;
      else if (type == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) deciding = false;
    }
    return open == hanging && !deciding;
  }
}
