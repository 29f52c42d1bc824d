package dev.hawser.starter.temporal;

import static io.temporal.api.enums.v1.HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT;

import com.google.protobuf.ByteString;
import dev.hawser.activity.TaskQueues;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Follows one run to its end. */
public final class RunWatcher {
  private static final Duration PENDING_INTERVAL = Duration.ofSeconds(1);
  private static final Duration RETRY_PAUSE = Duration.ofMillis(300);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  private final TemporalClient temporal;
  private final RunId run;
  private final RunHistory history;
  private boolean taken;

  public RunWatcher(TemporalClient temporal, RunId run) {
    this.temporal = temporal;
    this.run = run;
    this.history = temporal.history(run);
  }

  /** Receives what happens in a run. */
  public interface Viewer {
    /** New events in the history, in order. */
    void events(List<HistoryEvent> events);

    /** About once a second: the pending activities. */
    void pending(List<PendingActivityInfo> activities);

    /** Before that, while no worker has taken the run: whether one asks for runs at all. */
    default void untaken(boolean isServed) {}

    /** Instead of that, while Temporal can't be reached. */
    default void unanswered() {}
  }

  /** Calls the viewer, on this thread, until the run ends; returns how it ended. */
  public RunOutcome follow(Viewer viewer) throws InterruptedException {
    try (var poller = HistoryPoller.start(temporal, run)) {
      long nextBeat = System.nanoTime() + PENDING_INTERVAL.toNanos();
      while (true) {
        long wait = Math.max(1_000_000, nextBeat - System.nanoTime());
        var events = poller.next(Duration.ofNanos(wait));
        taken |= events.stream().anyMatch(HistoryEvent::hasWorkflowTaskStartedEventAttributes);
        if (!events.isEmpty()) viewer.events(events);
        var end = awaitEnd(events);
        if (end.isPresent()) return end.get();
        if (System.nanoTime() >= nextBeat) {
          showPending(viewer);
          nextBeat = System.nanoTime() + PENDING_INTERVAL.toNanos();
        }
      }
    }
  }

  /** Waits until the run ends; returns how it ended. */
  public RunOutcome awaitEnd() throws InterruptedException {
    var token = ByteString.EMPTY;
    while (true) {
      try {
        var page = history.awaitEvents(token, HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT, LONG_POLL);
        var end = awaitEnd(page.getHistory().getEventsList());
        if (end.isPresent()) return end.get();
        token = page.getNextPageToken();
      } catch (StatusRuntimeException e) {
        if (!GrpcErrors.isTransient(e)) throw temporal.errors().toCommandException(e);
        Thread.sleep(RETRY_PAUSE);
      }
    }
  }

  /** As {@link #awaitEnd()}; empty when the run has not ended after that time. */
  public Optional<RunOutcome> awaitEnd(Duration limit) throws InterruptedException {
    var clock = temporal.clock();
    var end = clock.now().plus(limit);
    var token = ByteString.EMPTY;
    for (var left = limit; left.isPositive(); left = end.minus(clock.now())) {
      try {
        var page =
            history.awaitEvents(
                token, HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT, shorter(left, LONG_POLL));
        var outcome = awaitEnd(page.getHistory().getEventsList());
        if (outcome.isPresent()) return outcome;
        token = page.getNextPageToken();
      } catch (StatusRuntimeException e) {
        if (!GrpcErrors.isTransient(e)) throw temporal.errors().toCommandException(e);
        clock.pause(shorter(end.minus(clock.now()), RETRY_PAUSE));
      }
    }
    return Optional.empty();
  }

  private static Duration shorter(Duration one, Duration other) {
    var shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }

  private Optional<RunOutcome> awaitEnd(List<HistoryEvent> events) {
    return events.isEmpty() ? Optional.empty() : RunOutcome.of(events.getLast(), temporal);
  }

  /** Temporal is asked once: it is asked again soon, and events must not wait. */
  void showPending(Viewer viewer) {
    List<PendingActivityInfo> pending;
    try {
      pending = temporal.runs().describeOnce(run).getPendingActivitiesList();
      if (!taken) viewer.untaken(temporal.queues().isServedOnce(TaskQueues.RUNS));
    } catch (StatusRuntimeException e) {
      if (GrpcErrors.isTransient(e)) viewer.unanswered();
      return;
    }
    viewer.pending(pending);
  }
}
