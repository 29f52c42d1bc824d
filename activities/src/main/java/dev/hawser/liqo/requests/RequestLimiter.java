package dev.hawser.liqo.requests;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the requests to one cluster, whatever sends them. A request that can't go at once waits in
 * a queue; see {@link RequestPriority} for who goes first.
 */
public final class RequestLimiter {
  private final Timer timer;
  private final RequestRate rate;
  private final TokenBucket bucket;
  private final RequestQueue queue = new RequestQueue();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean called;

  public RequestLimiter(RequestRate rate) {
    this(rate, Timer.SYSTEM);
  }

  RequestLimiter(RequestRate rate, Timer timer) {
    this.rate = rate;
    this.timer = timer;
    this.bucket = new TokenBucket(rate, timer.nanos());
  }

  /** For the requests of one attempt of an activity. */
  public Requester requester(String peer) {
    return new Requester(this, peer);
  }

  Turn queue(RequestPriority priority, RequestUnit unit) {
    var turn = new Turn(priority, unit);
    lock.lock();
    try {
      queue.add(turn);
      grantWhatIsDue();
    } finally {
      lock.unlock();
    }
    return turn;
  }

  void withdraw(Turn turn) {
    lock.lock();
    try {
      queue.withdraw(turn);
      turn.withdraw();
    } finally {
      lock.unlock();
    }
  }

  /** Only with the lock. */
  private void grantWhatIsDue() {
    for (var next = queue.first(); next != null; next = queue.first()) {
      int reserve = reserve(next);
      if (!bucket.take(reserve, timer.nanos())) {
        callIn(bucket.nanosUntil(reserve, timer.nanos()));
        return;
      }
      queue.grant(next);
      next.grant();
    }
  }

  private int reserve(Turn turn) {
    boolean isLast = turn.priority() == RequestPriority.WAIT && !queue.isForLongestWaiting();
    return isLast ? rate.reserve() : 0;
  }

  /** A request of another priority may be due before that; its own thread looks too. */
  private void callIn(long nanos) {
    if (called) return;
    called = true;
    timer.callIn(Math.min(nanos, token()), this::called);
  }

  private void called() {
    lock.lock();
    try {
      called = false;
      grantWhatIsDue();
    } finally {
      lock.unlock();
    }
  }

  private long token() {
    return 1_000_000_000L / rate.perSecond();
  }
}
