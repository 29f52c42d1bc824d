package dev.hawser.peering.saga;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits with a limit. The SDK's {@code Workflow.await} with a duration leaves its timer open in the
 * history when the condition is met first, and its timers have no words in the UI.
 */
final class RunTimer {
  private final CancellationScope scope;
  private @Nullable Promise<Void> end;

  private RunTimer(Duration duration, String summary) {
    var options = TimerOptions.newBuilder().setSummary(summary).build();
    scope = Workflow.newDetachedCancellationScope(() -> end = Workflow.newTimer(duration, options));
    scope.run();
  }

  /** Returns whether the condition was met in time. */
  static boolean await(Duration longest, String summary, Supplier<Boolean> condition) {
    if (condition.get()) return true;
    var timer = new RunTimer(longest, summary);
    try {
      Workflow.await(() -> condition.get() || timer.isOver());
      return condition.get();
    } finally {
      if (!timer.isOver()) timer.scope.cancel("not needed any more");
    }
  }

  /** Waits that long. */
  static void sleep(Duration duration, String summary) {
    await(duration, summary, () -> false);
  }

  private boolean isOver() {
    return end != null && end.isCompleted();
  }
}
