package dev.hawser.liqo.requests;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** The requests of one attempt of an activity. It may send several at the same time. */
public final class Requester {
  private final RequestLimiter limiter;
  private final String peer;
  private final Set<Turn> waiting = ConcurrentHashMap.newKeySet();
  private volatile RequestUnit unit;
  private volatile boolean queues = true;
  private volatile boolean stopped;

  Requester(RequestLimiter limiter, String peer) {
    this.limiter = limiter;
    this.peer = peer;
    this.unit = new RequestUnit(peer);
  }

  /** What follows is a new unit of work, which queues behind those that have begun. */
  public void beginUnit() {
    unit = new RequestUnit(peer);
  }

  /**
   * Waits until one request may be sent.
   *
   * @param late runs once if that takes longer than {@code patience}
   * @throws CancellationException if the requester is stopped, or may no longer queue
   */
  public void await(RequestPriority priority, Duration patience, Runnable late)
      throws InterruptedException {
    var turn = limiter.queue(priority, unit);
    waiting.add(turn);
    try {
      if (stopped || (!queues && !turn.isGranted())) limiter.withdraw(turn);
      if (turn.await(patience)) return;
      late.run();
      while (!turn.await(Duration.ofDays(1))) {
        // until granted, withdrawn or interrupted
      }
    } finally {
      waiting.remove(turn);
      if (!turn.isGranted()) limiter.withdraw(turn);
    }
  }

  /** Ends all waits now and from now on; requests that need not wait are still sent. */
  public void stopQueueing() {
    queues = false;
    waiting.forEach(limiter::withdraw);
  }

  /** Ends all waits now, and all requests from now on. */
  public void stop() {
    stopped = true;
    waiting.forEach(limiter::withdraw);
  }
}
