package dev.hawser.starter.temporal;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a run's history as it grows, whatever happens to the server in between. */
final class Poller implements AutoCloseable {
  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Temporal temporal;
  private final RunId run;
  private final HistoryEventFilterType filter;
  private final BlockingQueue<List<HistoryEvent>> news = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable StatusRuntimeException broken;
  private volatile boolean closed;

  private Poller(Temporal temporal, RunId run, HistoryEventFilterType filter) {
    this.temporal = temporal;
    this.run = run;
    this.filter = filter;
    this.thread = Thread.ofPlatform().daemon().name("history").unstarted(this::poll);
  }

  /** Every event from the first one on. */
  static Poller ofEverything(Temporal temporal, RunId run) {
    return started(
        new Poller(temporal, run, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT));
  }

  /** The last event only. */
  static Poller ofTheEnd(Temporal temporal, RunId run) {
    return started(
        new Poller(temporal, run, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT));
  }

  private static Poller started(Poller poller) {
    poller.thread.start();
    return poller;
  }

  /** The next events; none when nothing came in time. */
  List<HistoryEvent> next(Duration patience) throws InterruptedException {
    var events = news.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    var failure = broken;
    if (events == null && failure != null) {
      return temporal.answers().of(() -> refuse(failure));
    }
    return events == null ? List.of() : events;
  }

  private static List<HistoryEvent> refuse(StatusRuntimeException failure) {
    throw failure;
  }

  private void poll() {
    var from = ByteString.EMPTY;
    while (!closed) {
      try {
        var page = temporal.awaitEvents(run, from, filter);
        if (page.getHistory().getEventsCount() > 0) news.add(page.getHistory().getEventsList());
        from = page.getNextPageToken();
        if (from.isEmpty() && page.getHistory().getEventsCount() > 0) return;
      } catch (StatusRuntimeException e) {
        if (closed || !isPassing(e)) {
          broken = e;
          return;
        }
      }
    }
  }

  private static boolean isPassing(StatusRuntimeException e) {
    if (!PASSING.contains(e.getStatus().getCode())) return false;
    if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) return true;
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
