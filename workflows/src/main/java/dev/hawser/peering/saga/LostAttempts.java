package dev.hawser.peering.saga;

import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;

/**
 * Attempts of activities that ended without an answer of their worker, as the history of a run
 * shows them: their last write may arrive after the next attempt has ended.
 *
 * <p>The history has the start of the last attempt only, and not even that if the activity was
 * cancelled between two attempts.
 */
public final class LostAttempts {
  private LostAttempts() {}

  /** Whether there may be one. The history has the last failure of an activity only. */
  public static boolean in(List<HistoryEvent> history) {
    return history.stream().anyMatch(LostAttempts::mayShowOne);
  }

  private static boolean mayShowOne(HistoryEvent event) {
    if (event.hasActivityTaskStartedEventAttributes()) {
      return mayHaveBeenBefore(event.getActivityTaskStartedEventAttributes());
    }
    return event.hasActivityTaskCanceledEventAttributes()
        && event.getActivityTaskCanceledEventAttributes().getStartedEventId() == 0;
  }

  private static boolean mayHaveBeenBefore(ActivityTaskStartedEventAttributes last) {
    return last.getAttempt() > 2 || (last.getAttempt() == 2 && !isAnswer(last.getLastFailure()));
  }

  private static boolean isAnswer(Failure failure) {
    return failure.hasApplicationFailureInfo();
  }
}
