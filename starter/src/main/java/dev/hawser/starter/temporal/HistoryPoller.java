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
 * Reads a run's history as it grows, on a thread of its own; survives restarts of the server.
 *
 * <p>It uses long polls. Those of Temporal's in-memory test server have no page tokens and return
 * only events after the call: with that server, the whole history is read repeatedly.
 */
final class HistoryPoller implements AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration RETRY_PAUSE = Duration.ofMillis(300);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  private final TemporalClient temporal;
  private final RunHistory history;
  private final BlockingQueue<List<HistoryEvent>> received = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("history").unstarted(this::poll);
  private volatile @Nullable RuntimeException failure;
  private volatile boolean closed;
  private long last;
  private boolean ended;

  private HistoryPoller(TemporalClient temporal, RunId run) {
    this.temporal = temporal;
    this.history = temporal.history(run);
  }

  /** Starts to read, from the first event. */
  static HistoryPoller start(TemporalClient temporal, RunId run) {
    var poller = new HistoryPoller(temporal, run);
    poller.thread.start();
    return poller;
  }

  /**
   * The next events; empty when there are none in time.
   *
   * @throws dev.hawser.starter.outcome.CommandException when Temporal answers with an error that
   *     does not pass
   */
  List<HistoryEvent> next(Duration limit) throws InterruptedException {
    var events = received.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (events != null) {
      return events;
    }
    return switch (failure) {
      case null -> List.of();
      case StatusRuntimeException refusal -> throw temporal.errors().toCommandException(refusal);
      case RuntimeException unexpected -> throw unexpected;
    };
  }

  private void poll() {
    try {
      var token = probe();
      while (!closed && !ended) token = token.isEmpty() ? readAgain() : await(token);
    } catch (RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Reads what exists, and finds out whether this server has page tokens. */
  private ByteString probe() throws InterruptedException {
    while (!closed && !readHistory()) Thread.sleep(RETRY_PAUSE);
    return ended ? ByteString.EMPTY : await(ByteString.EMPTY, PROBE);
  }

  private ByteString await(ByteString token) throws InterruptedException {
    return await(token, LONG_POLL);
  }

  private ByteString await(ByteString token, Duration limit) throws InterruptedException {
    try {
      var page =
          history.awaitEvents(
              token, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT, limit);
      if (!page.getNextPageToken().isEmpty() || !token.isEmpty()) {
        publish(page.getHistory().getEventsList());
      }
      return page.getNextPageToken();
    } catch (StatusRuntimeException e) {
      if (closed || !GrpcErrors.isTransient(e)) throw e;
      Thread.sleep(RETRY_PAUSE);
      return token;
    }
  }

  private ByteString readAgain() throws InterruptedException {
    readHistory();
    if (!ended) {
      Thread.sleep(RETRY_PAUSE);
    }
    return ByteString.EMPTY;
  }

  /** Returns false when the server cannot be reached now. */
  private boolean readHistory() {
    try {
      publish(history.eventsOnce());
      return true;
    } catch (StatusRuntimeException e) {
      if (closed || !GrpcErrors.isTransient(e)) {
        throw e;
      }
      return false;
    }
  }

  private void publish(List<HistoryEvent> events) {
    var unseen = events.stream().filter(event -> event.getEventId() > last).toList();
    if (unseen.isEmpty()) return;
    last = unseen.getLast().getEventId();
    ended = RunOutcome.isEnd(unseen.getLast());
    received.add(unseen);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
