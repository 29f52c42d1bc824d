package dev.hawser.starter.temporal;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run's history as it grows, whatever happens to the server in between.
 *
 * <p>By long poll; the in-JVM test server's long poll has no page tokens and tells only of events
 * after the call, so there the history is read again and again.
 */
final class HistoryPoller implements AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  private final TemporalClient temporal;
  private final RunId run;
  private final BlockingQueue<List<HistoryEvent>> received = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("history").unstarted(this::poll);
  private volatile @Nullable StatusRuntimeException failure;
  private volatile boolean closed;
  private long last;
  private boolean ended;

  private HistoryPoller(TemporalClient temporal, RunId run) {
    this.temporal = temporal;
    this.run = run;
  }

  /** Every event from the first one on. */
  static HistoryPoller start(TemporalClient temporal, RunId run) {
    var poller = new HistoryPoller(temporal, run);
    poller.thread.start();
    return poller;
  }

  /** The next events; none when nothing came in time. */
  List<HistoryEvent> next(Duration patience) throws InterruptedException {
    var events = received.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    var failure = this.failure;
    if (events == null && failure != null) return temporal.errors().call(() -> refuse(failure));
    return events == null ? List.of() : events;
  }

  private static List<HistoryEvent> refuse(StatusRuntimeException failure) {
    throw failure;
  }

  private void poll() {
    try {
      var token = probe();
      while (!closed && !ended) token = token.isEmpty() ? readAgain() : await(token);
    } catch (StatusRuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Tells what is there, and whether this server has tokens. */
  private ByteString probe() throws InterruptedException {
    publish(temporal.history(run));
    return ended ? ByteString.EMPTY : await(ByteString.EMPTY, PROBE);
  }

  private ByteString await(ByteString token) throws InterruptedException {
    return await(token, LONG_POLL);
  }

  private ByteString await(ByteString token, Duration limit) throws InterruptedException {
    try {
      var page =
          temporal.awaitEvents(
              run, token, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT, limit);
      if (!page.getNextPageToken().isEmpty() || !token.isEmpty()) {
        publish(page.getHistory().getEventsList());
      }
      return page.getNextPageToken();
    } catch (StatusRuntimeException e) {
      if (closed || !TransientErrors.is(e)) throw e;
      TransientErrors.pause();
      return token;
    }
  }

  private ByteString readAgain() throws InterruptedException {
    try {
      publish(temporal.history(run));
    } catch (StatusRuntimeException e) {
      if (closed || !TransientErrors.is(e)) throw e;
    }
    if (!ended) TransientErrors.pause();
    return ByteString.EMPTY;
  }

  private void publish(List<HistoryEvent> events) {
    var fresh = events.stream().filter(event -> event.getEventId() > last).toList();
    if (fresh.isEmpty()) return;
    last = fresh.getLast().getEventId();
    ended = RunOutcome.isEnd(fresh.getLast());
    received.add(fresh);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
