package dev.hawser.liqo.requests;

import java.util.concurrent.TimeUnit;

/** Counts the requests that may be sent now. Not thread-safe; the caller knows the time. */
final class TokenBucket {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final RequestRate rate;
  private double tokens;
  private long filledAt;

  TokenBucket(RequestRate rate, long now) {
    this.rate = rate;
    this.tokens = rate.burst();
    this.filledAt = now;
  }

  /** Takes one, if after that {@code reserve} are left. */
  boolean take(int reserve, long now) {
    fill(now);
    if (tokens < reserve + 1) return false;
    tokens--;
    return true;
  }

  /** The time in nanoseconds until {@link #take} succeeds if nobody else takes one, at least 1. */
  long nanosUntil(int reserve, long now) {
    fill(now);
    double missing = reserve + 1 - tokens;
    return Math.max(1, (long) Math.ceil(missing / rate.perSecond() * NANOS));
  }

  private void fill(long now) {
    double earned = (now - filledAt) / NANOS * rate.perSecond();
    tokens = Math.min(rate.burst(), tokens + earned);
    filledAt = now;
  }
}
